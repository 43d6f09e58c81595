using System.CommandLine;
using System.Globalization;
using Exhibit.Claims;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit letters CASE: a letter to every account in a tier.</summary>
internal sealed class LettersCommand : ICliCommand
{
    public string Name => "letters";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case") { Description = "Folder of a finished case." };
        var from = new Option<string>("--from") { Description = "Who writes: name of a person or body.", Required = true };
        var contact = new Option<string>("--contact") { Description = "Where an answer goes: an address that is read.", Required = true };
        var by = new Option<string>("--by")
        {
            Description = "Day until which an answer is waited for, as it should be printed.",
            DefaultValueFactory = _ => "",
        };
        var folder = new Option<string?>("--output")
        {
            Description = "Folder to write to; by default letters/ in the case, which is then written anew.",
        };
        var command = new Command(
            Name,
            $"Write one page to each account in a tier: its findings, what is not claimed, how to check, how to answer. Answers go into {AnswersFile.FileName} in the case (account, date, how, text); the next letters and the dossier print them, and exhibit answers puts them into report.html.\n\nExample:\n  exhibit letters my-case --from \"A newsroom\" --contact \"desk@newsroom.example\" --by 2026-03-01"
        )
        {
            casePath,
            from,
            contact,
            by,
            folder,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    var path = parsed.GetValue(casePath)!;
                    var to = parsed.GetValue(folder) ?? Path.Combine(path, Letters.FolderName);
                    if (parsed.GetValue(folder) is null && Directory.Exists(to))
                    {
                        Directory.Delete(to, recursive: true);
                    }

                    var letters = Letters.Write(path, to, parsed.GetValue(from)!, parsed.GetValue(contact)!, parsed.GetValue(by)!);
                    foreach (var (file, name, answers) in letters)
                    {
                        output.WriteLine(
                            $"{Plain.Line(file)}: {Plain.Line(name)}, {(answers == 0 ? AnswersFile.None : string.Create(CultureInfo.InvariantCulture, $"{answers} answered"))}"
                        );
                    }

                    output.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{letters.Count:N0} letters, one an account in a tier. Read each before it leaves the house; ask only where that puts nobody in danger."
                        )
                    );
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }
}
