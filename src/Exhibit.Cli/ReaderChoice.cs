using System.CommandLine;
using System.CommandLine.Parsing;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>The options that say how files are read.</summary>
internal sealed class ReaderChoice
{
    private readonly Option<string?> format = new("--format")
    {
        Description = "Force a format (see `exhibit formats`) instead of recognising it by content.",
    };
    private readonly Option<string?> map = new("--map") { Description = "Columns by field, such as account=author,time=publish_date." };
    private readonly Option<string> zone = new("--zone")
    {
        Description = "IANA zone of times that state none.",
        DefaultValueFactory = _ => "UTC",
    };
    private readonly Option<string> platform = new("--platform")
    {
        Description = "Platform of posts whose source does not say.",
        DefaultValueFactory = _ => "",
    };

    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[format, map, zone, platform])
        {
            command.Options.Add(option);
        }
    }

    internal ReaderOptions Of(ParseResult parsed) =>
        new()
        {
            Format = parsed.GetValue(format),
            Map = Map(parsed.GetValue(map)),
            Zone = parsed.GetValue(zone)!,
            Platform = parsed.GetValue(platform)!,
        };

    private static Dictionary<string, string> Map(string? text)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1)
            {
                throw new InputException($"--map holds '{part}'. Expected field=column pairs, such as account=author,time=publish_date.");
            }

            map[part[..equals]] = part[(equals + 1)..];
        }

        return map;
    }
}
