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
            Description = "labels.csv of the world: account_id, role, group, kind.",
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

        var c = score.Communities;
        Line(
            $"{"communities", -11} {"any", -9} {c.Precision, 9:0.000} {c.Recall, 7:0.000} {c.F1, 6:0.000}  ({c.Right} / {c.Found} / {c.True})"
        );
        Line($"average precision of pairs by p: {score.AveragePrecision:0.000}");
        Line($"false pairs (accounts of no common group): {score.FalsePairs["strong"]} strong, {score.FalsePairs["indicated"]} indicated");
        output.WriteLine();
        output.WriteLine("p of false pairs, observed against nominal:");
        foreach (var (level, observed, allowed) in score.Calibration)
        {
            Line($"  p <= {level:0e+0}: {observed} observed, {allowed:0.####} allowed");
        }

        output.WriteLine();
        Line($"{"kind", -28} accounts  strong  indicated");
        foreach (var (kind, (all, strong, indicated)) in score.ByKind)
        {
            Line($"{Plain.Text(kind), -28} {all, 8} {strong, 7} {indicated, 10}");
        }
    }
}
