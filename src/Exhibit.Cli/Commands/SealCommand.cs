using System.CommandLine;
using System.Globalization;
using Exhibit.Evidence;
using Exhibit.Readers;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit seal CASE: the dossier that leaves the house.</summary>
internal sealed class SealCommand : ICliCommand
{
    public string Name => "seal";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case")
        {
            Description = "Folder of a finished case; dossier/ and dossier.zip are written into it.",
        };
        var key = new Option<string[]>("--key")
        {
            Description =
                "Private key to sign with, from exhibit key new; several sign beside each other. Without it the dossier is unsigned.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var pseudonym = new Option<string?>("--pseudonym-key")
        {
            Description = "File of 64 hexadecimal digits that names bystanders; by default one is made and kept in the case.",
        };
        var who = new Option<string>("--who") { Description = "Who seals, for bag-info.txt.", DefaultValueFactory = _ => "" };
        var tsa = new Option<string?>("--tsa")
        {
            Description =
                "Address of a time authority (RFC 3161) to ask for a token; it learns one digest and your address. None is asked unless named.",
        };
        var nobody = new Option<bool>("--public")
        {
            Description =
                "Name nobody: pseudonyms, no texts, salted commitments for records and sources; writes dossier-public/ and its zip.",
        };
        var lists = new Option<string[]>("--list")
        {
            Description =
                "KIND=FILE: the files beside the posts that were given to investigate, so that observations of signals are sealed too; without them they are left out.",
            DefaultValueFactory = _ => [],
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; the dossier does not depend on it.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var command = new Command(
            Name,
            "Seal a case: materials, specifics and data that a hostile reader can check.\n\nExample:\n  exhibit seal my-case --key newsroom.key"
        )
        {
            casePath,
            key,
            pseudonym,
            who,
            tsa,
            nobody,
            lists,
            threads,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var keys = parsed.GetValue(key)!.Select(ReadKey).ToArray();
                    try
                    {
                        using var progress = ProgressLine.ForTerminal(error);
                        var (folder, zip) = Sealing.Run(
                            parsed.GetValue(casePath)!,
                            parsed.GetValue(pseudonym),
                            parsed.GetValue(who)!,
                            keys,
                            parsed.GetValue(threads),
                            progress,
                            cancellation,
                            parsed.GetValue(tsa) is { } address ? request => TimeAuthority.Ask(address, request) : null,
                            parsed.GetValue(nobody),
                            InvestigateOptions.SideFiles(parsed.GetValue(lists)!)
                        );
                        progress?.Clear();
                        Print(folder, zip, keys, parsed.GetValue(nobody), output);
                        return ExitCodes.Ok;
                    }
                    finally
                    {
                        foreach (var k in keys)
                        {
                            k.Dispose();
                        }
                    }
                }
            )
        );
        return command;
    }

    private static SigningKey ReadKey(string path)
    {
        try
        {
            return SigningKey.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is ArgumentException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"'{path}' is no private key ({e.Message}). Make one with exhibit key new.", e);
        }
    }

    private static void Print(string folder, string zip, SigningKey[] keys, bool nobodyNamed, TextWriter output)
    {
        using var package = new FolderPackage(folder);
        var bytes = package.Files.Sum(package.Length);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{Plain.Text(folder)}: {package.Files.Count} files, {bytes:N0} bytes, verified.")
        );
        output.WriteLine($"{Plain.Text(zip)}: the same in one file.");
        output.WriteLine(
            keys.Length == 0
                ? "Unsigned: whoever rewrites all of it is not detected. Sign it with --key."
                : $"Signed by {string.Join(", ", keys.Select(k => k.Public.Id))}."
        );
        output.WriteLine(
            nobodyNamed
                ? "It names nobody; whoever holds the posts can still tell accounts by their times. Claims are shown as entered: read them for names."
                : "It names accounts and shows their posts. Read docs/responsible-use.md before it leaves the house."
        );
    }
}
