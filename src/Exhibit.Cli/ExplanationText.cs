using System.Globalization;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>What formats --explain prints.</summary>
internal static class ExplanationText
{
    private const int MostText = 60;

    internal static void Print(Explanation explanation, TextWriter output)
    {
        void Line(FormattableString text) => output.WriteLine(Plain.Line(FormattableString.Invariant(text)));
        Line($"{explanation.Source}: read as {explanation.Reader} ({explanation.Title})");
        Line(
            $"  records     {explanation.Accepted + explanation.Rejected}: {explanation.Accepted} accepted, {explanation.Rejected} refused"
        );
        foreach (var field in explanation.Columns.GroupBy(c => c.Key))
        {
            Line($"  {field.Key, -11} from {string.Join(", ", field.Select(c => c.Value))}");
        }

        if (explanation.Unused.Count > 0)
        {
            Line($"  not used    {string.Join(", ", explanation.Unused)}");
        }

        if (explanation.Span is { } span)
        {
            Line($"  times       {Timestamp.Of(span.First)} to {Timestamp.Of(span.Last)}");
            Line(
                $"  precision   {string.Join(", ", explanation.Precisions.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key.ToString().ToLowerInvariant()} ({p.Value})")))}"
            );
            Line(
                $"  clock       {string.Join(", ", explanation.Clocks.Select(c => string.Create(CultureInfo.InvariantCulture, $"{Clock(c.Key)} ({c.Value})")))}"
            );
        }

        Line($"  zone        {explanation.Zone}");
        foreach (var post in explanation.Posts)
        {
            Line(
                $"  post        row {post.Provenance.Row}: {Timestamp.Of(post.TimeMs)} {(post.Platform.Length > 0 ? post.Platform + ":" : "")}{ShownName.Of(Name(post))} {Kind(post)} {Cut(post.Text)}"
            );
        }

        foreach (var trap in explanation.Traps)
        {
            Line($"  trap        {trap.Sentence}");
        }

        foreach (var refused in explanation.Refused)
        {
            Line($"  refused     row {refused.Row}: {refused.Reason}");
        }

        output.WriteLine();
    }

    private static string Name(Post post) => post.Handle.Length > 0 ? post.Handle : post.AccountId;

    private static string Kind(Post post) =>
        post.IsRepost ? "reposts"
        : post.ReplyTo.Length > 0 ? "answers"
        : post.ObjectId.Length > 0 ? "shares " + Cut(post.ObjectId)
        : "posts";

    private static string Clock(TimeSource clock) =>
        clock switch
        {
            TimeSource.Server => "the platform's",
            TimeSource.Client => "the poster's, which can be set to anything",
            TimeSource.DecodedId => "the platform's, decoded from the id",
            _ => "not stated",
        };

    private static string Cut(string text) => text.Length > MostText ? text[..(MostText - 1)] + "…" : text;
}
