using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Output;

/// <summary>Writes posts as comma-separated UTF-8 with the columns that any generic reader knows. Order: as generated.</summary>
internal sealed class PostCsvWriter : IDisposable
{
    /// <summary>The header row.</summary>
    internal const string Header =
        "platform,account_id,handle,post_id,created_at,text,url,hashtags,repost_id,repost_author,repost_created_at,reply_id,reply_account,mentions,client";

    private readonly RowWriter rows;
    private readonly Quirks quirks;
    private readonly ulong seed;
    private readonly NameBook names;

    internal PostCsvWriter(Stream stream, NameBook names, Quirks quirks, ulong seed)
    {
        (rows, this.names, this.quirks, this.seed) = (new RowWriter(stream), names, quirks, seed);
        rows.Raw(Header);
        rows.End();
    }

    internal void Write(SimPost post)
    {
        var missing = quirks.MissingIdShare > 0 && SimRandom.HashUnit(seed, Purpose.Quirk, post.Number) < quirks.MissingIdShare;
        rows.Raw("sim");
        rows.Field(names.Id(post.Account));
        rows.Field(names.Handle(post.Account, post.TimeMs));
        PostId(missing ? 0 : post.Number);
        Time(post.TimeMs);
        rows.Field(post.Text);
        rows.Field(post.Url);
        rows.Field(post.Hashtags);
        PostId(missing ? 0 : post.RepostNumber);
        rows.Field(post.RepostAccount < 0 ? "" : names.Id(post.RepostAccount));
        Time(post.RepostAccount < 0 ? long.MinValue : post.RepostTimeMs);
        PostId(missing ? 0 : post.ReplyNumber);
        rows.Field(post.ReplyAccount < 0 ? "" : names.Id(post.ReplyAccount));
        rows.Field(post.Mentions);
        rows.Field(post.Client);
        rows.End();
    }

    public void Dispose() => rows.Dispose();

    private void PostId(long number)
    {
        rows.Comma();
        if (number == 0)
        {
            return;
        }

        if (quirks.LossyIds)
        {
            // Three digits are left: each rounded id stands for a hundred neighbouring posts, and again for others.
            var digits = 100 + (number / 100 % 900);
            rows.Raw($"{(char)('0' + (digits / 100))}.{(char)('0' + (digits / 10 % 10))}{(char)('0' + (digits % 10))}E+30");
            return;
        }

        rows.Raw("sim-post-");
        rows.Digits(number, 9);
    }

    private void Time(long timeMs)
    {
        rows.Comma();
        if (timeMs == long.MinValue)
        {
            return;
        }

        var time = DateTime.UnixEpoch.AddMilliseconds(timeMs);
        rows.Digits(time.Year, 4);
        rows.Raw("-");
        rows.Digits(time.Month, 2);
        rows.Raw("-");
        rows.Digits(time.Day, 2);
        rows.Raw(quirks.MinuteStamps ? " " : "T");
        rows.Digits(time.Hour, 2);
        rows.Raw(":");
        rows.Digits(time.Minute, 2);
        if (!quirks.MinuteStamps)
        {
            rows.Raw(":");
            rows.Digits(time.Second, 2);
            rows.Raw("Z");
        }
    }
}
