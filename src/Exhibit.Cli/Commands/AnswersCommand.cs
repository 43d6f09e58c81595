using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Stores;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit answers CASE: prints what accounts answered into the case's report.</summary>
internal sealed class AnswersCommand : ICliCommand
{
    public string Name => "answers";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case") { Description = "Folder of a finished case." };
        var who = new Option<string>("--who") { Description = "Who does it, for the custody log.", DefaultValueFactory = _ => "" };
        var command = new Command(
            Name,
            $"Print the answers of {AnswersFile.FileName} into report.html, word for word beside every finding of these accounts that it shows; where there is none it says \"{AnswersFile.None}\". The dossier and the letters print them by themselves.\n\nExample:\n  exhibit answers my-case"
        )
        {
            casePath,
            who,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    var path = parsed.GetValue(casePath)!;
                    var before = CustodyLog.StateOf(path);
                    var (answers, shown) = ReportAnswers.Print(path);
                    CustodyLog.Append(path, Name, parsed.GetValue(who)!, before, new JsonObject { ["answers"] = answers });
                    output.WriteLine(
                        answers == 0
                            ? $"{AnswersFile.None}: {AnswersFile.FileName} holds none."
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $"{answers:N0} answers, {shown:N0} of them beside what report.html shows; the others are in the dossier and the letters."
                            )
                    );
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }
}
