using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit export CASE --format …: a case for another tool.</summary>
internal sealed class ExportCommand : ICliCommand
{
    public string Name => "export";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case") { Description = "Folder of a finished case." };
        var format = new Option<string>("--format")
        {
            Description = string.Join(" ", Catalog.Exchanges.Select(e => $"{e.Id}: {e.Title}")),
            Required = true,
        };
        var file = new Option<string?>("--output") { Description = "File to write; by default in the case, named after the format." };
        var name = new Option<string?>("--name")
        {
            Description =
                "Name of the operation, for formats that carry one. Ids follow from it. By default made from the digests of the case's sources.",
        };
        var tlp = new Option<string>("--tlp")
        {
            Description = $"Traffic light of what is exported: {string.Join(", ", Stix.TlpWords)}.",
            DefaultValueFactory = _ => "amber",
        };
        var profile = new Option<string>("--profile")
        {
            Description = $"Whose habits STIX follows: {string.Join(", ", ExchangeOptions.Profiles)}.",
            DefaultValueFactory = _ => ExchangeOptions.Profiles[0],
        };
        var author = new Option<string>("--author")
        {
            Description = "Body that hands the export on and answers for it, for formats that carry one.",
            DefaultValueFactory = _ => "",
        };
        var published = new Option<string?>("--published")
        {
            Description = "Day on which the findings were published, yyyy-MM-dd: STIX then holds a report, and a grouping otherwise.",
        };
        var command = new Command(
            Name,
            "Write a case's network or findings for another tool.\n\nExample:\n  exhibit export my-case --format stix --name \"Operation X\""
        )
        {
            casePath,
            format,
            file,
            name,
            tlp,
            profile,
            author,
            published,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var id = parsed.GetValue(format)!;
                    var chosen =
                        Catalog.Exchanges.FirstOrDefault(e => e.Id == id)
                        ?? throw new InputException(
                            $"--format '{id}' does not exist. Formats are {string.Join(", ", Catalog.Exchanges.Select(e => e.Id))}."
                        );
                    if (!Stix.TlpWords.Contains(parsed.GetValue(tlp)!))
                    {
                        throw new InputException(
                            $"--tlp '{parsed.GetValue(tlp)}' does not exist. Words are {string.Join(", ", Stix.TlpWords)}."
                        );
                    }

                    if (!ExchangeOptions.Profiles.Contains(parsed.GetValue(profile)!))
                    {
                        throw new InputException(
                            $"--profile '{parsed.GetValue(profile)}' does not exist. Profiles are {string.Join(", ", ExchangeOptions.Profiles)}."
                        );
                    }

                    var day = Day(parsed.GetValue(published));
                    var folder = parsed.GetValue(casePath)!;
                    using var held = CaseFolder.Hold(folder);
                    using var stored = StoredCase.Open(folder);
                    using var progress = ProgressLine.ForTerminal(error);
                    var (replayed, _) = Sealing.Replay(stored, Environment.ProcessorCount, progress, cancellation);
                    var result = StoredSignals.Add(stored, replayed);
                    progress?.Clear();
                    var claims = Path.Combine(folder, ClaimsFile.FileName);
                    var options = new ExchangeOptions(
                        parsed.GetValue(name) ?? Unnamed(result),
                        parsed.GetValue(tlp)!,
                        File.Exists(claims) ? ClaimsFile.Parse(File.ReadAllText(claims)) : []
                    )
                    {
                        Profile = parsed.GetValue(profile)!,
                        Author = parsed.GetValue(author)!,
                        Published = day,
                        Kinds = Catalog.TraceKinds.ToDictionary(k => k.Id, k => k.Title, StringComparer.Ordinal),
                    };
                    var path = parsed.GetValue(file) ?? Path.Combine(folder, "network." + chosen.Extension);
                    WholeFile.Write(path, stream => chosen.Write(result, options, stream));
                    var names = chosen.NamesAccounts ? "It names accounts; read" : "Read";
                    output.WriteLine($"{Plain.Line(path)}: {chosen.Title} {names} docs/responsible-use.md before it leaves the house.");
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }

    // Two cases that nobody named are two operations: their ids must differ.
    private static string Unnamed(CaseResult result)
    {
        var sources = string.Join('\n', result.Sources.Select(s => s.Sha256));
        return $"Coordinated activity {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sources)))[..8]}";
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InputException($"--published '{text}' is no day. Expected yyyy-MM-dd, such as 2018-02-16.");
}
