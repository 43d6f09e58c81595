using System.CommandLine;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Readers;
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
        var name = new Option<string>("--name")
        {
            Description = "Name of the operation, for formats that carry one.",
            DefaultValueFactory = _ => "Coordinated activity",
        };
        var tlp = new Option<string>("--tlp")
        {
            Description = $"Traffic light of what is exported: {string.Join(", ", Stix.TlpWords)}.",
            DefaultValueFactory = _ => "amber",
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

                    var folder = parsed.GetValue(casePath)!;
                    using var stored = StoredCase.Open(folder);
                    using var progress = ProgressLine.ForTerminal(error);
                    var (result, _) = Sealing.Replay(stored, Environment.ProcessorCount, progress, cancellation);
                    progress?.Clear();
                    var claims = Path.Combine(folder, ClaimsFile.FileName);
                    var options = new ExchangeOptions(
                        parsed.GetValue(name)!,
                        parsed.GetValue(tlp)!,
                        File.Exists(claims) ? ClaimsFile.Parse(File.ReadAllText(claims)) : []
                    );
                    var path = parsed.GetValue(file) ?? Path.Combine(folder, "network." + chosen.Extension);
                    using (var stream = File.Create(path))
                    {
                        chosen.Write(result, options, stream);
                    }

                    output.WriteLine(
                        $"{Plain.Text(path)}: {chosen.Title} It names accounts; read docs/responsible-use.md before it leaves the house."
                    );
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }
}
