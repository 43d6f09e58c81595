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
    ];

    /// <summary>Runs <c>accuracy [--quick] [--part NAME]… [--seeds N] [--workers N]</c>.</summary>
    internal static int Run(string[] args, TextWriter log)
    {
        bool quick = false;
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
                        $"'{args[i]}' is not understood. Expected accuracy [--quick] [--part {string.Join('|', Parts.Select(p => p.Name))}]… [--seeds N] [--workers N]."
                    );
                    return 2;
            }
        }

        var start = TimeProvider.System.GetTimestamp();
        var page = new Page();
        foreach (var part in Parts.Where(p => names.Count == 0 || names.Contains(p.Name)))
        {
            part.Write(page, Runner.Run(part.Name, [.. part.Worlds(quick, seeds)], workers, log));
        }

        log.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s on {workers} workers"
            )
        );
        if (quick || seeds is not null || names.Count > 0)
        {
            log.WriteLine(page.ToString());
            return 0;
        }

        AccuracyPage.Write(page, log);
        return 0;
    }
}
