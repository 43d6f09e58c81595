using System.Globalization;
using Exhibit.Benchmarks.Accuracy.Parts;
using Exhibit.Benchmarks.Accuracy.Report;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>How often the innocent are called, and who is found. All parts together write docs/accuracy.md; one part prints its section.</summary>
internal static class AccuracyRun
{
    private static readonly IReadOnlyList<IAccuracyPart> Parts =
    [
        new NullPart(),
        new InnocentPart(),
        new RingPart(),
        new PowerPart(),
        new CampaignPart(),
        new SecondPart(),
    ];

    /// <summary>Runs <c>accuracy [--quick] [--part NAME]… [--seeds N] [--workers N] [--write] [--check]</c>.</summary>
    internal static int Run(string[] args, TextWriter log)
    {
        var (quick, write, check) = (false, false, false);
        int? seeds = null;
        var workers = Environment.ProcessorCount;
        var names = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            string Value() => i + 1 < args.Length ? args[++i] : "";
            switch (args[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--write":
                    write = true;
                    break;
                case "--check":
                    check = true;
                    break;
                case "--part" when Value() is var name && Parts.Any(p => p.Name == name):
                    names.Add(name);
                    break;
                case "--seeds" when int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number > 0:
                    seeds = number;
                    break;
                case "--workers" when int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number > 0:
                    workers = number;
                    break;
                default:
                    log.WriteLine(
                        $"'{args[i]}' is not understood. Expected accuracy [--quick] [--part {string.Join('|', Parts.Select(p => p.Name))}]… [--seeds N] [--workers N] [--write] [--check]."
                    );
                    return 2;
            }
        }

        var start = TimeProvider.System.GetTimestamp();
        var page = new Page();
        var all = new List<WorldRun>();
        foreach (var part in Parts.Where(p => names.Count == 0 || names.Contains(p.Name)))
        {
            var runs = Runner.Run(part.Name, [.. part.Worlds(quick, seeds)], workers, log);
            part.Write(page, runs);
            all.AddRange(runs);
        }

        log.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Count} worlds, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s on {workers} workers"
            )
        );
        if (write || (!quick && seeds is null && names.Count == 0))
        {
            AccuracyPage.Write(page, string.Join(' ', args), log);
        }
        else
        {
            log.WriteLine(page.ToString());
        }

        return check ? Floor.Check(all, log) : 0;
    }
}
