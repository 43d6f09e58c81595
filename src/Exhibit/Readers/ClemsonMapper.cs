using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Maps the Clemson column set, shared by the FiveThirtyEight release and its per-author copy.</summary>
internal sealed class ClemsonMapper(string[] names, string accountColumn, AuthorsTable? authors) : ICsvMapper
{
    private readonly TimeParser times = new();
    private readonly int account = Array.IndexOf(names, accountColumn);
    private readonly int content = Array.IndexOf(names, "content");
    private readonly int published = Array.IndexOf(names, "publish_date");
    private readonly int retweet = Array.IndexOf(names, "retweet");
    private readonly int kind = Array.IndexOf(names, "post_type");
    private readonly int language = Array.IndexOf(names, "language");
    private readonly int region = Array.IndexOf(names, "region");
    private readonly int followers = Array.IndexOf(names, "followers");
    private readonly int following = Array.IndexOf(names, "following");
    private readonly int category = Array.IndexOf(names, "account_category");

    public Post? Map(IRecord record, Provenance provenance, out string reason)
    {
        reason = "";
        var author = record.Text(account).Trim();
        if (author.Length == 0)
        {
            reason = $"Column {accountColumn} is empty. Expected the handle that posted; fill the cell or leave the row out.";
            return null;
        }

        if (!times.TryParse(record.Bytes(published), out var time, out _))
        {
            reason =
                $"Column publish_date: found '{record.Text(published)}', expected a time such as 2016-11-08 21:30:00 or 11/8/2016 21:30. Correct the cell.";
            return null;
        }

        var text = record.Text(content);
        var reposted = RetweetText.Author(text);
        return new Post
        {
            Platform = "twitter",
            AccountId = author,
            AccountIdIsHandle = true,
            Handle = author,
            TimeMs = time,
            Precision = TimePrecision.Minute,
            TimeSource = TimeSource.Server,
            Text = text,
            IsRepost = record.Text(retweet) == "1" || record.Text(kind) is "RETWEET" or "R" || reposted.Length > 0,
            RepostAuthor = reposted,
            Language = record.Text(language),
            Profile = new Profile
            {
                Location = record.Text(region),
                Followers = Number(record, followers),
                Following = Number(record, following),
                Category = category >= 0 ? record.Text(category) : authors?.Category(author) ?? "",
            },
            Provenance = provenance,
        };
    }

    private static long? Number(IRecord record, int column) =>
        long.TryParse(record.Bytes(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
