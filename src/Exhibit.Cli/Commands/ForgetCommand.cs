using System.CommandLine;
using System.Globalization;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit forget CASE ACCOUNT: takes a person out of a case and says which figures changed.</summary>
internal sealed class ForgetCommand : ICliCommand
{
    private const int MostFindings = 10;

    public string Name => ForgetActs.Command;

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case") { Description = "Folder of a finished case; it is written anew without the account." };
        var account = new Argument<string>("account") { Description = "Id, handle or platform:id, as accounts.csv shows them." };
        var who = new Option<string>("--who") { Description = "Who does it, for the custody log.", DefaultValueFactory = _ => "" };
        var commonWord = new Option<bool>("--common-word")
        {
            Description = "The account's name is also a common word: do not refuse because the case uses that word itself.",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; the result does not depend on it.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var command = new Command(
            Name,
            "Forget an account: its posts go, its name goes from the posts of others, everything is computed anew, and what changed is said. Sealed dossiers and letters in the case are deleted. What lies elsewhere (sources, copies, backups) is not reached.\n\nExample:\n  exhibit forget my-case some-handle --who \"The desk\""
        )
        {
            casePath,
            account,
            who,
            commonWord,
            threads,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    using var progress = ProgressLine.ForTerminal(error);
                    var done = Forgetting.Run(
                        parsed.GetValue(casePath)!,
                        parsed.GetValue(account)!,
                        parsed.GetValue(who)!,
                        parsed.GetValue(commonWord),
                        parsed.GetValue(threads),
                        progress,
                        cancellation
                    );
                    progress?.Clear();
                    Print(done, output);
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }

    private static void Print(Forgotten done, TextWriter output)
    {
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"Removed {done.Posts:N0} posts; in {done.Changed:N0} posts of others {done.Token} stands instead.");
        if (done.RecordsWithoutBytes > 0)
        {
            Line(
                $"{done.RecordsWithoutBytes:N0} cited records of others named it: their raw bytes are gone, and they are cited by row alone."
            );
        }

        if (done.LogLines > 0)
        {
            Line(
                $"{done.LogLines} earlier lines of the custody log named it: the name is gone, the log's chain is made anew, and the log says so."
            );
        }

        foreach (var gone in done.Gone)
        {
            output.WriteLine($"Removed {Plain.Line(gone)}.");
        }

        output.WriteLine();
        Line($"{"figure", -44} {"before", 14} {"after", 14}");
        foreach (var figure in done.Figures)
        {
            Line($"{(figure.Changed ? "*" : " ")} {figure.Name, -42} {figure.Before, 14} {figure.After, 14}");
        }

        output.WriteLine(done.Figures.Any(f => f.Changed) ? "Changed figures bear a star." : "No figure changed.");
        output.WriteLine();
        Line($"Findings that stand and changed: {done.Findings.Count}.");
        foreach (var finding in done.Findings.Take(MostFindings))
        {
            output.WriteLine(Plain.Line($"  {finding.Name}: {finding.Before} -> {finding.After}"));
        }

        if (done.Findings.Count > MostFindings)
        {
            Line($"  and {done.Findings.Count - MostFindings:N0} more; findings.jsonl has all as they are now.");
        }

        output.WriteLine();
        Line($"The custody log says that an account was forgotten, as SHA-256(salt, platform, 0x1F, id) = {done.Commitment}.");
        Line($"Salt: {done.Salt}. It is kept nowhere: give it to the person, who can show with it that the entry is about them.");
        output.WriteLine(
            "Not reached: the sources, copies and dossiers that left this folder, backups, and disk blocks that are freed but not overwritten."
        );
    }
}
