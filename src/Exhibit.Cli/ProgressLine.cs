using System.Diagnostics;
using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Cli;

/// <summary>One line of progress on a terminal: stage, counts, time left. Nothing in a pipe.</summary>
internal sealed class ProgressLine : IProgress<StageProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter error;
    private readonly Lock gate = new();
    private readonly Stopwatch inStage = Stopwatch.StartNew();
    private TimeSpan shown = TimeSpan.MinValue;
    private string stage = "";
    private int width;

    private ProgressLine(TextWriter error) => this.error = error;

    internal static ProgressLine? ForTerminal(TextWriter error) =>
        ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && !Console.IsOutputRedirected ? new ProgressLine(error) : null;

    public void Report(StageProgress value)
    {
        lock (gate)
        {
            if (value.Stage != stage)
            {
                stage = value.Stage;
                shown = TimeSpan.MinValue;
                inStage.Restart();
            }

            if (shown != TimeSpan.MinValue && inStage.Elapsed - shown < Pause)
            {
                return;
            }

            shown = inStage.Elapsed;
            Show(Line(value, inStage.Elapsed));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            Show("");
            error.Write('\r');
        }
    }

    public void Dispose() => Clear();

    internal static string Line(StageProgress value, TimeSpan elapsed)
    {
        var counts = value switch
        {
            { Done: 0, Total: 0 } => "",
            { Total: 0 } => string.Create(CultureInfo.InvariantCulture, $"  {value.Done:N0} {value.Unit}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"  {value.Done:N0} of {value.Total:N0} {value.Unit}"),
        };
        var left =
            value.Total > 0 && value.Done > 0 && elapsed.TotalSeconds > 1
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {elapsed.TotalSeconds * (value.Total - value.Done) / value.Done:N0} s left"
                )
                : "";
        return $"{value.Stage}{counts}{left}";
    }

    private void Show(string line)
    {
        error.Write('\r' + line.PadRight(width));
        error.Flush();
        width = line.Length;
    }
}
