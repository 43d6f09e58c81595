namespace Exhibit.Readers.Damage;

/// <summary>What each trap means, in words for people.</summary>
internal static class TrapWords
{
    /// <summary>The ids, for the documents.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Meanings = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["account-of-another-kind"] =
            "name an address or a time where an account should stand: columns may have moved. Compare the row with the header.",
        ["claimed-time-differs"] =
            "claim a time more than an hour from the server's. The server's is used; a claim can be set to anything.",
        ["direction-marks"] =
            "hold marks that turn the direction of writing. They are kept in the data and shown by code point, never obeyed.",
        ["duplicate-columns"] =
            "columns bear a name that another column before them bears; the first of each name is used. Rename the others if they are meant.",
        ["duplicate-records"] = "repeat an earlier record word for word. They are accepted, counted as duplicates, and add no trace.",
        ["huge-text"] = "hold a text of more than a million characters. It is kept whole; check that quotes are closed before it.",
        ["mixed-encodings"] =
            "bytes are no UTF-8 and stand in a file that otherwise is: texts of two encodings were joined. Save the parts apart, each as UTF-8.",
        ["mojibake"] =
            "look like UTF-8 that was read as Windows-1252 (Ã©, â€™) before it was exported. Texts are kept as they are; export again as UTF-8 if you can.",
        ["nul-characters"] = "hold NUL characters. They are kept; no platform writes them.",
        ["one-id-two-records"] =
            "bear the id of an earlier record and differ from it: an edited post, or ids that do not tell posts apart. Both are kept.",
        ["repeated-header"] = "repeat the header line: files were joined. They hold no post.",
        ["replacement-characters"] =
            "hold U+FFFD, the sign for a character that was lost before or while reading. Export again in the right encoding if you can.",
        ["rounded-ids"] =
            "have an id of sixteen digits or more with only zeros after the fifteenth: a spreadsheet rounded them. Do not rely on them; export the ids as text.",
        ["rows-within-a-text"] =
            "hold lines that look like rows: a quote was closed too late and swallowed them. Close the quote in the row named and read the file again.",
        ["shifted-columns"] =
            "three refused rows in a row hold a value of the wrong kind in one column: columns have moved from there on. Mend the quotes or delimiters of the row before.",
        ["windows-1252"] = "the file is no UTF-8; it was read as Windows-1252. Save it as UTF-8 if names or texts look wrong.",
        ["utf-16"] = "the file is UTF-16; it was read as such. Byte positions are those of its UTF-8 form.",
        ["zero-width-marks"] = "hold characters that cannot be seen. They are kept in the data; texts are compared without them.",
    };

    internal static string Sentence(string id, long count, long row) =>
        row == 0
            ? FormattableString.Invariant($"{id}: {Meanings[id]}")
            : FormattableString.Invariant($"{id}: {count} (first in row {row}) {Meanings[id]}");
}
