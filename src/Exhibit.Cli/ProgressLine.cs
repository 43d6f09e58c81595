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
    private long done;
    private int width;

    private ProgressLine(TextWriter error) => this.error = error;

    internal static ProgressLine? ForTerminal(TextWriter error) =>
        ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && !Console.IsOutputRedirected ? new ProgressLine(error) : null;

    public void Report(StageProgress value)
    {
        lock (gate)
        {
            // A stage may run over several windows or controls: each is timed by itself.
            if (value.Stage != stage || value.Done < done)
            {
                shown = TimeSpan.MinValue;
                inStage.Restart();
            }

            (stage, done) = (value.Stage, value.Done);

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
            { Unit: "bytes" } => string.Create(CultureInfo.InvariantCulture, $"  {value.Done / 1e6:N1} of {value.Total / 1e6:N1} MB"),
            { Total: 0 } => string.Create(CultureInfo.InvariantCulture, $"  {value.Done:N0} {value.Unit}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"  {value.Done:N0} of {value.Total:N0} {value.Unit}"),
        };
        var note = value.Note.Length > 0 ? $", {value.Note}" : "";
        return $"{value.Stage}{counts}{note}{Left(value, elapsed)}";
    }

    private static string Left(StageProgress value, TimeSpan elapsed)
    {
        if (value.Total == 0 || value.Done == 0 || elapsed.TotalSeconds <= 1)
        {
            return "";
        }

        var seconds = elapsed.TotalSeconds * Math.Max(0, value.Total - value.Done) / value.Done;
        return seconds < 120
            ? string.Create(CultureInfo.InvariantCulture, $"  {seconds:N0} s left")
            : string.Create(CultureInfo.InvariantCulture, $"  {seconds / 60:N0} min left");
    }

    private void Show(string line)
    {
        error.Write('\r' + Plain.Line(line).PadRight(width));
        error.Flush();
        width = line.Length;
    }
}
