using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Tests.Support;

/// <summary>Reads one file's content through recognition and reader, as investigate does.</summary>
internal static class ReadFile
{
    internal sealed record Outcome(IReadOnlyList<Post> Posts, IReadOnlyList<Rejection> Rejected, SourceFile Source);

    internal static Outcome Of(string content, string name = "posts.csv", ReaderOptions? options = null) =>
        Of(System.Text.Encoding.UTF8.GetBytes(content), name, options);

    internal static Outcome Of(byte[] content, string name = "posts.csv", ReaderOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-read-").FullName;
        try
        {
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, content);
            var outcome = OfPath(path, options);
            Assert.All(
                outcome.Posts.Where(p => p.Provenance.Offset >= 0),
                p => Assert.InRange(p.Provenance.Offset + p.Provenance.Length, 1, content.Length)
            );
            return outcome;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static Outcome OfPath(string path, ReaderOptions? options = null)
    {
        var source = new PostSource(Catalog.Readers, options ?? new ReaderOptions());
        var records = source.Read([path]).ToArray();
        var file = source.Sources[0];
        Assert.Equal(file.RowsRead, file.RowsAccepted + file.RowsRejected);
        return new Outcome(
            [.. records.Where(r => r.Post is not null).Select(r => r.Post!)],
            [.. records.Where(r => r.Rejection is not null).Select(r => r.Rejection!)],
            file
        );
    }

    internal static long Ms(string time) =>
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
