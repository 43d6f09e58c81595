using System.CommandLine;
using System.Globalization;
using Exhibit.Readers;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit score CASE --labels FILE: what was found against what is true.</summary>
internal sealed class ScoreCommand : ICliCommand
{
    public string Name => "score";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Argument<string>("case") { Description = "Folder of a finished case." };
        var labels = new Option<string>("--labels")
        {
            Description = "labels.csv of the world: account_id, role, group, kind, explanations.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Print the rates as JSON." };
        var command = new Command(
            Name,
            "Hold a case against a world's labels: who was found, and who was wrongly called.\n\nExample:\n  exhibit score my-case --labels my-world/labels.csv"
        )
        {
            casePath,
            labels,
            json,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    foreach (var file in new[] { parsed.GetValue(labels)!, Path.Combine(parsed.GetValue(casePath)!, "summary.json") })
                    {
                        if (!File.Exists(file))
                        {
                            throw new InputException(
                                $"'{file}' does not exist. Expected a finished case folder and its world's labels.csv."
                            );
                        }
                    }

                    try
                    {
                        var score = Score.Of(parsed.GetValue(casePath)!, Truth.Read(parsed.GetValue(labels)!));
                        if (parsed.GetValue(json))
                        {
                            output.WriteLine(ScoreJson.Of(score));
                        }
                        else
                        {
                            Print(score, output);
                        }

                        return ExitCodes.Ok;
                    }
                    catch (InvalidDataException e)
                    {
                        throw new InputException(e.Message, e);
                    }
                }
            )
        );
        return command;
    }

    private static void Print(Score score, TextWriter output)
    {
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"level       tier      precision  recall     F1  (right / found / true)");
        foreach (var (level, rates) in new[] { ("accounts", score.Accounts), ("pairs", score.Pairs) })
        {
            foreach (var (tier, r) in rates)
            {
                Line(
                    $"{level, -11} {tier, -9} {r.Precision, 9:0.000} {r.Recall, 7:0.000} {r.F1, 6:0.000}  ({r.Right} / {r.Found} / {r.True})"
                );
            }
        }

        foreach (var (tier, c) in score.Communities)
        {
            Line(
                $"{"communities", -11} {tier, -9} {c.Precision, 9:0.000} {c.Recall, 7:0.000} {c.F1, 6:0.000}  ({c.Right} / {c.Found}; {c.Recovered} of {c.True} recovered)"
            );
        }

        Line($"area under precision and recall, pairs by p: {score.AveragePrecision:0.000}");
        output.WriteLine();
        output.WriteLine(
            "false pairs (accounts of no common group), and their share of the pairs tested, 95 % interval (Clopper-Pearson):"
        );
        foreach (var tier in Score.Tiers)
        {
            var tested = (int)Math.Min(int.MaxValue, score.PairsTested);
            var (low, high) = ClopperPearson.Interval(Math.Min(tested, score.FalsePairs[tier]), tested);
            Line($"  {tier, -9} {score.FalsePairs[tier], 6} of {score.PairsTested}  {low:0.##e+0} to {high:0.##e+0}");
        }

        output.WriteLine("  alpha bounds the chance that a whole case has any; pairs share accounts, so the interval is a guide");
        output.WriteLine();
        output.WriteLine("p of false pairs, observed against nominal:");
        foreach (var (level, observed, allowed) in score.Calibration)
        {
            Line($"  p <= {level:0e+0}: {observed} observed, {allowed:0.####} allowed");
        }

        output.WriteLine();
        Line($"{"evidence", -16} strong: campaign / innocent / false   indicated: likewise      area");
        foreach (var (trace, t) in score.Traces)
        {
            var strong = string.Create(CultureInfo.InvariantCulture, $"{t.Strong.Campaign} / {t.Strong.Innocent} / {t.Strong.False}");
            var indicated = string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Indicated.Campaign} / {t.Indicated.Innocent} / {t.Indicated.False}"
            );
            Line($"{Plain.Line(trace), -16} {strong, -37} {indicated, -24} {t.AveragePrecision, 6:0.000}");
        }

        output.WriteLine();
        Line($"{"campaign", -22} accounts  strong  any   pairs  strong     any    area");
        foreach (var (kind, k) in score.Campaigns)
        {
            Line(
                $"{Plain.Line(kind), -22} {k.Accounts, 8} {k.AccountsStrong, 7} {k.AccountsAny, 4} {k.Pairs, 7} {k.PairsStrong, 7} {k.PairsAny, 7} {k.AveragePrecision, 7:0.000}"
            );
            foreach (
                var ((_, trace), (strong, any)) in score
                    .CampaignsByTrace.Where(c => c.Key.Kind == kind)
                    .OrderBy(c => c.Key.Trace, StringComparer.Ordinal)
            )
            {
                Line($"{"  " + Plain.Line(trace), -22} {"", 8} {"", 7} {"", 4} {"", 7} {strong, 7} {any, 7}");
            }
        }

        output.WriteLine();
        Line($"{"kind", -28} accounts  strong  indicated  explanation right / wrong");
        foreach (var (kind, (all, strong, indicated)) in score.ByKind)
        {
            var named = score.Explanations.TryGetValue(kind, out var e)
                ? string.Create(CultureInfo.InvariantCulture, $"{e.Right} / {e.Wrong}")
                : "";
            Line($"{Plain.Line(kind), -28} {all, 8} {strong, 7} {indicated, 10}  {named}");
        }
    }
}
