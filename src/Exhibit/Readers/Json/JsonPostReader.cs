using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Readers.Json;

/// <summary>What all JSON formats have in common: lines, arrays or pages, records, refusals. A format says how one element becomes a post.</summary>
public abstract class JsonPostReader : IPostReader
{
    private const int SampleBytes = 1 << 16;

    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract FormatDescription Description { get; }

    /// <summary>Paths of the lists whose elements are records, where the format wraps them; empty where records stand by themselves.</summary>
    internal virtual IReadOnlyList<string> Lists => [];

    /// <inheritdoc/>
    public int Recognize(SourceSample sample) => JsonShape.Of(sample) is { } shape ? Recognize(shape) : 0;

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        long row = 0;
        foreach (var found in Elements(input, options))
        {
            foreach (var record in Records(input, found, row + 1))
            {
                row++;
                yield return record;
            }
        }
    }

    /// <summary>How surely JSON of this shape is of this format, 0 to 100.</summary>
    internal abstract int Recognize(JsonShape shape);

    /// <summary>The post, or null with the reason why the element is none.</summary>
    internal abstract Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason);

    /// <summary>The records within one element; itself unless the format nests several posts in one.</summary>
    internal virtual IEnumerable<JsonElement> Split(JsonElement item) => [item];

    private IEnumerable<ReadRecord> Records(SourceInput input, Element found, long row)
    {
        JsonDocument document;
        var fault = found.Fault;
        try
        {
            document = JsonText.Parse(fault is null ? found.Bytes : "null"u8.ToArray());
        }
        catch (JsonException e)
        {
            document = JsonDocument.Parse("null");
            fault =
                $"This is no valid JSON ({e.Message.Split(" LineNumber")[0].TrimEnd('.')}). Expected one object a post; mend the record.";
        }

        using (document)
        {
            var root = document.RootElement;
            if (fault is not null || root.ValueKind != JsonValueKind.Object)
            {
                fault ??= $"Found a JSON {root.ValueKind.ToString().ToLowerInvariant()}, expected one object a post.";
                yield return Refuse(input, found.At(input.Index, row), fault);
                yield break;
            }

            foreach (var item in Split(root))
            {
                var where = found.At(input.Index, row++);
                var post = Map(item, found.Context, where, out var reason);
                yield return post is not null ? ReadRecord.Accept(post) : Refuse(input, where, reason);
            }
        }
    }

    private IEnumerable<Element> Elements(SourceInput input, ReaderOptions options)
    {
        if (Lists.Count > 0 && Shape(input) is { } shape && Lists.Any(shape.HasList))
        {
            using var walk = new JsonWalk(input, Lists);
            var context = new JsonContext(input, options, walk.Around);
            while (walk.Read())
            {
                yield return new Element(walk.Bytes, walk.Offset, walk.Line, walk.Fault, context);
            }

            yield break;
        }

        using var records = new JsonRecords(input);
        var alone = new JsonContext(input, options, _ => "");
        while (records.Read())
        {
            yield return new Element(records.Bytes, records.Offset, records.Line, records.Fault, alone);
        }
    }

    private static JsonShape? Shape(SourceInput input)
    {
        using var stream = input.Open();
        var head = new byte[SampleBytes];
        var read = stream.ReadAtLeast(head, SampleBytes, throwOnEndOfStream: false);
        return JsonShape.Of(new SourceSample(input.Name, input.Folder, head.AsMemory(0, read), read < SampleBytes));
    }

    private static ReadRecord Refuse(SourceInput input, Provenance where, string reason) =>
        ReadRecord.Reject(new Rejection(input.Name, where.Row, where.Line, reason) { Where = where });

    private sealed record Element(ReadOnlyMemory<byte> Bytes, long Offset, long Line, string? Fault, JsonContext Context)
    {
        internal Provenance At(int source, long row) => new(source, row, Line, Offset, Bytes.Length);
    }
}
