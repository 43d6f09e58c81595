using System.IO.Compression;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers;

public sealed class InputExpanderTest : IDisposable
{
    private const string Content = "user_id,text,created_at\na,some words,2020-01-01T00:00:00Z\n";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-input-").FullName;

    [Fact]
    public void FoldersGlobsAndDuplicates()
    {
        foreach (var name in new[] { "b.csv", "a.csv", "sub/c.csv", ".hidden.csv", "notes.md", "capture.yaml", "authors.csv" })
        {
            Write(name, Content);
        }

        var root = Path.GetFileName(folder);
        Assert.Equal([$"{root}/a.csv", $"{root}/b.csv", $"{root}/sub/c.csv"], Names(folder));
        Assert.Equal(["a.csv", "b.csv"], Names(Path.Combine(folder, "*.csv")));
        Assert.Equal(["a.csv", "b.csv", "sub/c.csv"], Names(Path.Combine(folder, "**", "*.csv")));
        Assert.Equal(["a.csv"], Names(Path.Combine(folder, "a.csv"), Path.Combine(folder, "a.csv")));
    }

    [Fact]
    public void CompressedFilesReadTheSame()
    {
        using (var gz = new GZipStream(File.Create(Path.Combine(folder, "a.csv.gz")), CompressionLevel.Fastest))
        {
            gz.Write(System.Text.Encoding.UTF8.GetBytes(Content));
        }

        File.WriteAllBytes(
            Path.Combine(folder, "b.csv.zst"),
            new ZstdSharp.Compressor().Wrap(System.Text.Encoding.UTF8.GetBytes(Content)).ToArray()
        );
        using (var zip = ZipFile.Open(Path.Combine(folder, "c.zip"), ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "one.csv", "../two.csv" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(System.Text.Encoding.UTF8.GetBytes(Content));
            }
        }

        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        Assert.Equal(4, source.Read([folder]).Count(r => r.Post!.Text == "some words"));
        Assert.Equal(
            ["a.csv.gz", "b.csv.zst", "c.zip!../two.csv", "c.zip!one.csv"],
            source.Sources.Select(s => s.Name[(Path.GetFileName(folder).Length + 1)..])
        );
        Assert.False(File.Exists(Path.Combine(folder, "..", "two.csv")));
    }

    [Fact]
    public void WhatIsNotThereIsNamed()
    {
        Assert.Contains("does not exist", Fault(Path.Combine(folder, "nothing.csv")), StringComparison.Ordinal);
        Assert.Contains("holds no data files", Fault(folder), StringComparison.Ordinal);
        Assert.Contains("holds no data files", Fault(Path.Combine(folder, "*.csv")), StringComparison.Ordinal);
        Write("empty.csv", "");
        Assert.Contains("is empty", Fault(Path.Combine(folder, "empty.csv")), StringComparison.Ordinal);
        Write("broken.csv.gz", "this is no gzip");
        Assert.Contains("cannot be unpacked", Fault(Path.Combine(folder, "broken.csv.gz")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheCollectionRecordIsRead()
    {
        Write("capture.yaml", "who: A desk\nwhen: 2020-01-01\ntool: hand\nquery: '#x'\nsampling: all\nnote: [a, b]\n");
        var record = CaptureFile.Find([folder])!;
        Assert.Equal(("A desk", "#x"), (record.Who, record.Query));
        Assert.Equal([new("note", "a; b")], record.Other);
        Write("capture.yaml", "who: [unclosed\n");
        Assert.Contains(
            "capture.yaml, line",
            Assert.Throws<InputException>(() => CaptureFile.Find([folder])).Message,
            StringComparison.Ordinal
        );
        Assert.Null(CaptureFile.Find([Path.GetTempPath()]));
    }

    [Fact]
    public void AFinishedCaseAmongTheDataIsNoInput()
    {
        Write("posts.csv", "x");
        Write("sub/case/case.duckdb", "x");
        Write("sub/case/summary.json", "{}");
        Write("sub/case/accounts.csv", "x");
        Write("sub/case/dossier/edges.csv", "x");
        Write("sub/summary.json", "{}");
        var root = Path.GetFileName(folder);
        Assert.Equal([root + "/posts.csv", root + "/sub/summary.json"], InputExpander.Files([folder]).Select(f => f.Name));
        Assert.Equal(["posts.csv"], InputExpander.Files([Path.Combine(folder, "**", "*.csv")]).Select(f => f.Name));
        Assert.Throws<InputException>(() => InputExpander.Files([Path.Combine(folder, "sub", "case")]));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Names(params string[] paths) => InputExpander.Files(paths).Select(f => f.Name);

    private static string Fault(string path) =>
        Assert.Throws<InputException>(() => new PostSource(Catalog.Readers, new ReaderOptions()).Read([path]).Count()).Message;

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
