using Exhibit.Model;
using Exhibit.Readers.Damage;

namespace Exhibit.Readers;

/// <summary>Maps the records of one delimited source by its columns.</summary>
internal sealed class GenericCsvMapper : ICsvMapper
{
    private const int SampleRows = 1_000;
    private const int LeastRowsForMinutes = 50;

    private readonly CsvColumns columns;
    private readonly int accountColumn;
    private readonly int handleColumn;
    private readonly int timeColumn;
    private readonly int textColumn;
    private readonly int postColumn;
    private readonly int platformColumn;
    private readonly int linkColumn;
    private readonly int repostAuthorColumn;
    private readonly int repostColumn;
    private readonly int isRepostColumn;
    private readonly int repostTimeColumn;
    private readonly int replyColumn;
    private readonly int replyAccountColumn;
    private readonly int quoteColumn;
    private readonly int clientColumn;
    private readonly int languageColumn;
    private readonly int objectColumn;
    private readonly int hashtagsColumn;
    private readonly int mentionsColumn;
    private readonly int mediaColumn;
    private readonly TimeParser times;
    private readonly ReaderOptions options;
    private readonly TimePrecision coarsest;
    private readonly string? timeFault;

    /// <summary>Prepares the mapping.</summary>
    /// <param name="columns">Where the fields are.</param>
    /// <param name="options">What the user forces.</param>
    /// <param name="timeCells">The cells of the time column, from the first row.</param>
    /// <param name="rows">The time cell with the row's other cells, for dates whose day and month look alike; null where there is no more to see.</param>
    internal GenericCsvMapper(
        CsvColumns columns,
        ReaderOptions options,
        IEnumerable<string> timeCells,
        IEnumerable<(string Cell, IReadOnlyList<string> Others)>? rows = null
    )
    {
        (this.columns, this.options) = (columns, options);
        // A look-up by name for every cell would cost more than the cell.
        accountColumn = columns["account"];
        handleColumn = columns["handle"];
        timeColumn = columns["time"];
        textColumn = columns["text"];
        postColumn = columns["post"];
        platformColumn = columns["platform"];
        linkColumn = columns["link"];
        repostAuthorColumn = columns["repost_author"];
        repostColumn = columns["repost"];
        isRepostColumn = columns["is_repost"];
        repostTimeColumn = columns["repost_time"];
        replyColumn = columns["reply"];
        replyAccountColumn = columns["reply_account"];
        quoteColumn = columns["quote"];
        clientColumn = columns["client"];
        languageColumn = columns["language"];
        objectColumn = columns["object"];
        hashtagsColumn = columns["hashtags"];
        mentionsColumn = columns["mentions"];
        mediaColumn = columns["media"];
        var (dayFirst, fault, minutes) = Survey(timeCells, options);
        if (fault == DayOrder.Ambiguous && rows is not null && DayOrderEvidence.Decide(rows, options.Zone) is { } decided)
        {
            (dayFirst, fault) = (decided, null);
        }

        times = new TimeParser(options.Zone, dayFirst);
        timeFault = fault;
        coarsest = minutes ? TimePrecision.Minute : TimePrecision.Millisecond;
    }

    /// <summary>Prepares the mapping of a delimited source.</summary>
    internal static GenericCsvMapper Of(SourceInput input, CsvColumns columns, ReaderOptions options)
    {
        if (!columns.IsReadable)
        {
            throw new InputException(
                $"{input.Name} lacks {columns.Missing}. Columns found: {string.Join(", ", columns.Names)}. Name the columns with --map account=…,time=…,text=…, or force another format with --format (see `exhibit formats`)."
            );
        }

        return new(columns, options, Cells(input, columns["time"]), Siblings(input, columns["time"], columns.Names.Count));
    }

    public Post? Map(IRecord record, Provenance provenance, out string reason)
    {
        reason = "";
        var account = record.Text(accountColumn).Trim();
        var handle = handleColumn == accountColumn ? account : record.Text(handleColumn).Trim();
        if (columns.AccountIsHandle)
        {
            account = account.TrimStart('@');
        }

        var isHandle = columns.AccountIsHandle;
        if (IdRules.IsLossy(account))
        {
            if (handle.Length == 0 || handle == account)
            {
                reason =
                    $"Column {columns.Names[accountColumn]}: found the rounded id '{account}', which stands for many accounts. Export the ids as text, or name a column of handles with --map account=….";
                return null;
            }

            (account, isHandle) = (handle, true);
        }

        if (account.Length == 0)
        {
            reason =
                $"Column {columns.Names[accountColumn]} is empty. Expected the account that posted; fill the cell or leave the row out.";
            return null;
        }

        var cell = record.Bytes(timeColumn);
        if (timeFault is not null || !times.TryParse(cell, out var time, out var precision))
        {
            reason =
                timeFault
                ?? $"Column {columns.Names[timeColumn]}: found '{Cut(record.Text(timeColumn))}', expected a time such as 2016-11-08 21:30, 2016-11-08T21:30:05Z or epoch seconds. Correct the cell, or name another column with --map time=….";
            return null;
        }

        precision = precision < coarsest ? coarsest : precision;
        return Build(record, provenance, account, isHandle, handle, time, precision);
    }

    private Post Build(
        IRecord record,
        Provenance provenance,
        string account,
        bool isHandle,
        string handle,
        long time,
        TimePrecision precision
    )
    {
        var text = record.Text(textColumn);
        var postId = IdRules.Exact(record.Text(postColumn));
        var platform = platformColumn >= 0 ? record.Text(platformColumn).Trim().ToLowerInvariant() : "";
        platform = platform.Length > 0 ? platform : options.Platform;
        var source = TimeSource.Unknown;
        if (platform is "twitter" or "x" || record.Text(linkColumn).StartsWith("https://twitter.com/", StringComparison.Ordinal))
        {
            (time, precision, source) = IdRules.Decode(postId, time, precision, source);
        }

        var author = record.Text(repostAuthorColumn).Trim().TrimStart('@');
        author = author.Length > 0 ? author : RetweetText.Author(text);
        var repostOf = IdRules.Exact(record.Text(repostColumn));
        return new Post
        {
            Platform = platform,
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = handle.TrimStart('@'),
            PostId = postId,
            TimeMs = time,
            Precision = precision,
            TimeSource = source,
            Text = text,
            Links = Links(record),
            Hashtags = hashtagsColumn >= 0 ? record.List(hashtagsColumn) : [],
            Mentions = mentionsColumn >= 0 ? record.List(mentionsColumn) : [],
            Media = mediaColumn >= 0 ? record.List(mediaColumn) : [],
            ObjectId = record.Text(objectColumn).Trim(),
            IsRepost = repostOf.Length > 0 || author.Length > 0 || record.Text(isRepostColumn).Trim() is "1" or "true" or "True" or "TRUE",
            RepostOf = repostOf,
            RepostAuthor = author,
            RepostTimeMs =
                repostTimeColumn >= 0 && times.TryParse(record.Bytes(repostTimeColumn), out var original, out _) ? original : null,
            ReplyTo = IdRules.Exact(record.Text(replyColumn)),
            ReplyAccount = record.Text(replyAccountColumn).Trim(),
            QuoteOf = IdRules.Exact(record.Text(quoteColumn)),
            Client = record.Text(clientColumn),
            Language = record.Text(languageColumn),
            Profile = CsvProfile.Of(record, columns),
            Provenance = provenance,
        };
    }

    // A link column that repeats the post's own address is no shared link.
    private IReadOnlyList<string> Links(IRecord record)
    {
        if (linkColumn < 0)
        {
            return [];
        }

        var cell = record.Text(linkColumn).Trim();
        return cell.Length == 0 || cell.StartsWith("https://twitter.com/statuses/", StringComparison.Ordinal)
            ? []
            : record.List(linkColumn);
    }

    private static IEnumerable<string> Cells(SourceInput input, int column)
    {
        using var records = new CsvRecords(input, CsvSniffer.Delimiter(input));
        records.Read();
        while (records.Read())
        {
            yield return records.Bytes(column).ToString();
        }
    }

    private static IEnumerable<(string Cell, IReadOnlyList<string> Others)> Siblings(SourceInput input, int column, int count)
    {
        using var records = new CsvRecords(input, CsvSniffer.Delimiter(input));
        records.Read();
        while (records.Read())
        {
            yield return (
                records.Bytes(column).ToString(),
                [
                    .. Enumerable
                        .Range(0, count)
                        .Where(i => i != column)
                        .Select(i => records.Bytes(i).ToString())
                        .Where(c => c.Length is > 7 and < 40),
                ]
            );
        }
    }

    // One look at the first rows settles what no single cell can: day before month, and whether seconds are known. Only
    // where the first rows leave the order of day and month open are the rest looked at too.
    private static (bool DayFirst, string? Fault, bool Minutes) Survey(IEnumerable<string> timeCells, ReaderOptions options)
    {
        var evidence = new DayOrder();
        var parser = new TimeParser(options.Zone);
        int rows = 0,
            whole = 0;
        foreach (var cell in timeCells)
        {
            evidence.Add(cell);
            if (rows < SampleRows)
            {
                rows++;
                whole += parser.TryParse(cell, out var time, out _) && time % 60_000 == 0 ? 1 : 0;
            }
            else if (!evidence.IsUndecided)
            {
                break;
            }
        }

        var minutes = rows >= LeastRowsForMinutes && whole == rows;
        return evidence.IsUndecided ? (false, evidence.Fault, minutes) : (evidence.DayFirst, null, minutes);
    }

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
