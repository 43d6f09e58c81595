using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Exhibit.Dossiers;
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
        var names = new Option<string[]>("--name")
        {
            Description =
                "With --public: name these accounts (id, handle or platform:id, separated by commas) and no other; writes dossier-mixed/ and its zip.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var annex = new Option<string[]>("--annex-to")
        {
            Description =
                "With --public: encrypt what is withheld of the accounts that findings are about to the holder of this RSA certificate (X.509; CMS, AES-256); several may be named.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var all = new Option<bool>("--all")
        {
            Description = "Put every accepted record into the materials, not only the cited ones; needs --sources.",
        };
        var sources = new Option<string[]>("--sources")
        {
            Description = "With --all: the sources, as they were given to investigate.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var date = new Option<string>("--date")
        {
            Description = "Day of sealing, yyyy-MM-dd, for bag-info.txt and the crate; no clock is read.",
            DefaultValueFactory = _ => "",
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
            names,
            annex,
            all,
            sources,
            date,
            lists,
            threads,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var choices = new SealChoices
                    {
                        Stamp = parsed.GetValue(tsa) is { } address ? request => TimeAuthority.Ask(address, request) : null,
                        Public = parsed.GetValue(nobody),
                        Named = [.. parsed.GetValue(names)!.SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries))],
                        All = parsed.GetValue(all),
                        Sources = parsed.GetValue(sources)!,
                        Date = parsed.GetValue(date)!,
                    };
                    Require(choices, parsed.GetValue(annex)!.Length);
                    var keys = parsed.GetValue(key)!.Select(ReadKey).ToArray();
                    var recipients = new List<X509Certificate2>();
                    try
                    {
                        recipients.AddRange(parsed.GetValue(annex)!.Select(AnnexFile.Recipient));
                        using var progress = ProgressLine.ForTerminal(error);
                        var (folder, zip) = Sealing.Run(
                            parsed.GetValue(casePath)!,
                            parsed.GetValue(pseudonym),
                            parsed.GetValue(who)!,
                            keys,
                            parsed.GetValue(threads),
                            progress,
                            cancellation,
                            choices with
                            {
                                AnnexTo = recipients,
                                Lists = InvestigateOptions.SideFiles(parsed.GetValue(lists)!),
                            }
                        );
                        progress?.Clear();
                        Print(folder, zip, keys, choices, recipients.Count, output);
                        return ExitCodes.Ok;
                    }
                    finally
                    {
                        recipients.ForEach(r => r.Dispose());
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

    private static void Require(SealChoices choices, int recipients)
    {
        var fault =
            !choices.Public && choices.Named.Count > 0 ? "--name goes with --public: without it everybody that findings are about is named."
            : !choices.Public && recipients > 0 ? "--annex-to goes with --public: a named dossier withholds nothing."
            : choices.Public && choices.All ? "--all shows every record, --public shows none. Choose one."
            : choices.All && choices.Sources.Count == 0 ? "--all needs --sources: a case keeps the raw bytes of cited records only."
            : !choices.All && choices.Sources.Count > 0 ? "--sources goes with --all."
            : choices.Date.Length > 0
            && !DateOnly.TryParseExact(choices.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? $"--date '{choices.Date}' is no day. Expected yyyy-MM-dd."
            : "";
        if (fault.Length > 0)
        {
            throw new InputException(fault);
        }
    }

    // The files that signals read, where they were not given and the signals are therefore not in the dossier.
    private static string? LeftOut(FolderPackage package)
    {
        var head = JsonNode.Parse(package.Read(DossierFiles.Head))!;
        return (bool)head["signals_left_out"]! && (string?)head["options"]!["lists"] is { Length: > 0 } lists ? lists : null;
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

    private static void Print(string folder, string zip, SigningKey[] keys, SealChoices choices, int recipients, TextWriter output)
    {
        using var package = new FolderPackage(folder);
        var bytes = package.Files.Sum(package.Length);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{Plain.Line(folder)}: {package.Files.Count} files, {bytes:N0} bytes, verified.")
        );
        output.WriteLine($"{Plain.Line(zip)}: the same in one file.");
        if (LeftOut(package) is { } lists)
        {
            output.WriteLine(
                $"Signals are left out: give the files beside the posts that they read with --list ({Plain.Line(lists)}) to seal them too."
            );
        }

        if (recipients > 0)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Plain.Line(Sealing.AnnexPath(folder))}: the annex, encrypted to {recipients}; not part of the dossier, whose commitments prove it."
                )
            );
        }

        output.WriteLine(
            keys.Length == 0
                ? "Unsigned: whoever rewrites all of it is not detected. Sign it with --key."
                : $"Signed by {string.Join(", ", keys.Select(k => k.Public.Id))}."
        );
        output.WriteLine(
            choices.Public
                ? choices.Named.Count == 0
                    ? "It names nobody; whoever holds the posts can still tell accounts by their times. Claims are shown as entered: read them for names."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"It names {choices.Named.Count} accounts and withholds the others; whoever holds the posts can still tell accounts by their times."
                    )
                : choices.All
                    ? "It shows every record of the sources, of bystanders too. Read docs/responsible-use.md before it leaves the house."
                    : "It names accounts and shows their posts. Read docs/responsible-use.md before it leaves the house."
        );
    }
}
