using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>
/// The raw refused records, one file a source (or table of one) under its header, as they lie in the source: mend them there
/// and read the file like any other. Written only where a record was refused whose bytes or cells are known.
/// </summary>
public sealed class RejectedRecords : IDisposable
{
    /// <summary>Name of the folder within the case folder.</summary>
    public const string FolderName = "rejected";

    private readonly string folder;
    private FileStream? current;
    private string source = "";
    private ReadOnlyMemory<byte> header;
    private int number;

    /// <summary>Prepares for a folder, which is made when the first record comes.</summary>
    public RejectedRecords(string folder) => this.folder = folder;

    /// <summary>Adds a record. Records of one source come one after another.</summary>
    public void Add(Rejection rejection)
    {
        if (rejection.Raw.IsEmpty)
        {
            return;
        }

        if (current is null || rejection.Source != source || !rejection.Header.Span.SequenceEqual(header.Span))
        {
            Begin(rejection);
        }

        // A JSON record written over several lines becomes one line: line feeds within its strings are not JSON anyway.
        var raw = rejection.Raw.ToArray();
        if (rejection.Header.IsEmpty)
        {
            raw.AsSpan().Replace((byte)'\n', (byte)' ');
            raw.AsSpan().Replace((byte)'\r', (byte)' ');
            raw = [.. raw.AsSpan().Trim((byte)' ')];
        }

        current!.Write(raw);
        if (raw.Length == 0 || raw[^1] != '\n')
        {
            current.WriteByte((byte)'\n');
        }
    }

    /// <inheritdoc/>
    public void Dispose() => current?.Dispose();

    // The source's name comes from outside: of its letters and digits at most the last forty are used, and no path.
    private void Begin(Rejection rejection)
    {
        current?.Dispose();
        Directory.CreateDirectory(folder);
        (source, header) = (rejection.Source, rejection.Header);
        var plain = new string([.. source.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var ending = rejection.Header.IsEmpty ? "ndjson" : "csv";
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{++number:000}-{(plain.Length > 40 ? plain[^40..] : plain).Trim('-')}.{ending}"
        );
        current = File.Create(Path.Combine(folder, name));
        current.Write(rejection.Header.Span);
    }
}
