using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

internal static class ArchiveAttacks
{
    private const string Good = Lab.Header + "sim_a,some words,2024-01-01T00:00:00Z,\n";

    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "gzip-bomb",
            "A .gz that unpacks to a thousand times its size.",
            "Stopped at 400 times its size (256 MiB are free); said so.",
            lab =>
            {
                using (var gz = new GZipStream(File.Create(lab.At("x.csv.gz")), CompressionLevel.Optimal))
                {
                    Fill(gz, 700);
                }

                Assert.Contains(
                    "unpacks to more than 400 times its size",
                    Lab.FaultUnpacking(lab.At("x.csv.gz")),
                    StringComparison.Ordinal
                );
            }
        ),
        new(
            "zstd-bomb",
            "A .zst that unpacks to ten thousand times its size.",
            "Stopped likewise.",
            lab =>
            {
                using (var zst = new ZstdSharp.CompressionStream(File.Create(lab.At("x.csv.zst")), leaveOpen: false))
                {
                    Fill(zst, 300);
                }

                Assert.Contains(
                    "unpacks to more than 400 times its size",
                    Lab.FaultUnpacking(lab.At("x.csv.zst")),
                    StringComparison.Ordinal
                );
            }
        ),
        new(
            "zstd-window",
            "A .zst frame that asks for a window of 2 GiB of memory.",
            "Refused where that is more than a quarter of the memory there is. Elsewhere it is read, and no more is taken than is unpacked.",
            lab =>
            {
                byte[] frame;
                using (var packed = new MemoryStream())
                {
                    using (var zst = new ZstdSharp.CompressionStream(packed, level: 1, leaveOpen: true))
                    {
                        zst.Write(Encoding.UTF8.GetBytes(Good));
                    }

                    frame = packed.ToArray();
                }

                // The sixth byte states the window: 2 to the power of 31.
                Assert.Equal(0, frame[4] & 0x20);
                frame[5] = 21 << 3;
                var before = Process.GetCurrentProcess().WorkingSet64;
                var path = lab.Write("x.csv.zst", frame);
                if (Exhibit.Readers.Damage.ZstdWindow.Most() == 1L << 31)
                {
                    Assert.Equal("sim_a", Assert.Single(ReadFile.OfPath(path).Posts).AccountId);
                    Assert.InRange(Process.GetCurrentProcess().WorkingSet64 - before, long.MinValue, 1L << 30);
                }
                else
                {
                    Assert.Contains("zstd -d --long=31", Lab.Fault(path), StringComparison.Ordinal);
                }
            }
        ),
        new(
            "zstd-window-beyond",
            "A .zst frame that asks for a window of 4 GiB, on machines of any size.",
            "Refused; told to unpack it with zstd --long.",
            lab =>
            {
                Assert.Contains(
                    "zstd -d --long=31",
                    Lab.Fault(lab.Write("x.csv.zst", [0x28, 0xB5, 0x2F, 0xFD, 0x00, 22 << 3, 0x01, 0x00, 0x00])),
                    StringComparison.Ordinal
                );
                Assert.Equal(
                    [27, 27, 28, 31, 31],
                    new[] { 0L, 700L << 20, 1L << 30, 8L << 30, 1L << 40 }.Select(Exhibit.Readers.Damage.ZstdWindow.Log)
                );
            }
        ),
        new(
            "zip-bomb",
            "A .zip whose entry unpacks to a thousand times its size.",
            "Refused by its table of contents.",
            lab =>
            {
                using (var zip = ZipFile.Open(lab.At("x.zip"), ZipArchiveMode.Create))
                {
                    using var entry = zip.CreateEntry("x.csv", CompressionLevel.Optimal).Open();
                    Fill(entry, 700);
                }

                Assert.Contains("more than 400 times its size", Lab.Fault(lab.At("x.zip")), StringComparison.Ordinal);
            }
        ),
        new(
            "zip-lying-length",
            "A .zip whose table of contents says that its entry is small.",
            "The unpacking is counted as it happens, and ends with a message.",
            lab =>
            {
                using (var zip = ZipFile.Open(lab.At("x.zip"), ZipArchiveMode.Create))
                {
                    using var entry = zip.CreateEntry("x.csv", CompressionLevel.Optimal).Open();
                    Fill(entry, 700);
                }

                var bytes = File.ReadAllBytes(lab.At("x.zip"));
                var central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
                BitConverter.GetBytes(100).CopyTo(bytes, central + 24);
                File.WriteAllBytes(lab.At("x.zip"), bytes);
                Assert.ThrowsAny<Exception>(() =>
                    Lab.FaultUnpacking(lab.At("x.zip")) is var m && m.Contains("400", StringComparison.Ordinal)
                        ? throw new InvalidDataException(m)
                        : m
                );
            }
        ),
        new(
            "zip-many-entries",
            "A .zip of sixty thousand files.",
            "Refused: more than 50,000.",
            lab =>
            {
                using (var zip = ZipFile.Open(lab.At("x.zip"), ZipArchiveMode.Create))
                {
                    for (var i = 0; i < 50_001; i++)
                    {
                        zip.CreateEntry($"{i}.csv", CompressionLevel.NoCompression);
                    }
                }

                Assert.Contains("more than 50000", Lab.Fault(lab.At("x.zip")), StringComparison.Ordinal);
            }
        ),
        new(
            "zip-in-zip",
            "Archives nested in archives without end.",
            "Only one level is opened: the inner archive is refused by name.",
            lab =>
            {
                lab.Zip("inner.zip", ("x.csv", Good));
                using (var zip = ZipFile.Open(lab.At("outer.zip"), ZipArchiveMode.Create))
                {
                    zip.CreateEntryFromFile(lab.At("inner.zip"), "inner.zip");
                }

                Assert.Contains("outer.zip!inner.zip is a zip archive", Lab.Fault(lab.At("outer.zip")), StringComparison.Ordinal);
            }
        ),
        new(
            "zip-traversal",
            "A .zip entry named ../../x.csv or /etc/x.csv.",
            "Read from memory under its name; entries are never written to disk.",
            lab =>
            {
                var read = ReadFile.OfPath(lab.Zip("x.zip", ("../../escape.csv", Good)));
                Assert.Equal("x.zip!../../escape.csv", read.Source.Name);
                Assert.False(File.Exists(Path.Combine(lab.Folder, "..", "..", "escape.csv")));
            }
        ),
        new(
            "zip-entry-refused-rows",
            "A refused row in an entry named ../../x.csv, so that rejected/ is written elsewhere.",
            "The file in rejected/ is named by letters and digits only.",
            lab =>
            {
                var path = lab.Zip("x.zip", ("../../../escape.csv", Good + ",nobody,2024-01-01T00:00:00Z,\n"));
                Assert.Equal(0, lab.Investigate(path).Code);
                Assert.Equal(
                    ["001-x-zip----------escape-csv.csv"],
                    Directory.GetFiles(Path.Combine(lab.Folder, "case", "rejected")).Select(Path.GetFileName)
                );
            }
        ),
        new(
            "zip-escape-in-entry-name",
            "A .zip entry whose name holds terminal escapes.",
            "Shown by code point.",
            lab =>
            {
                var error = lab.Investigate(lab.Zip("x.zip", ("\u001B[2J\u001B]0;owned\u0007.bin", "\u0001\u0002"))).Error;
                Assert.DoesNotContain("\u001B", error, StringComparison.Ordinal);
                Assert.Contains("\\u{001B}[2J", error, StringComparison.Ordinal);
            }
        ),
        new(
            "zip-garbage",
            "A file named .zip that is none.",
            "Refused with a message.",
            lab => Assert.Contains("no readable zip archive", Lab.Fault(lab.Write("x.zip", "PK but not really")), StringComparison.Ordinal)
        ),
        new(
            "gzip-cut-off",
            "A .gz that ends in the middle.",
            "Refused: an incomplete file is not taken for a whole one.",
            lab =>
            {
                using (var gz = new GZipStream(File.Create(lab.At("whole.gz")), CompressionLevel.Fastest))
                {
                    gz.Write(
                        Encoding.UTF8.GetBytes(
                            Lab.Header
                                + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"sim{i},words {i * 7919},2024-01-01T00:00:00Z,\n"))
                        )
                    );
                }

                var bytes = File.ReadAllBytes(lab.At("whole.gz"));
                lab.Write("x.csv.gz", bytes[..(bytes.Length / 2)]);
                Assert.ThrowsAny<InputException>(() => ReadFile.OfPath(lab.At("x.csv.gz")));
            }
        ),
        new(
            "symlink-out",
            "A folder of data with a link to a file elsewhere.",
            "Links inside a folder are not followed; a link that the analyst names is.",
            lab =>
            {
                lab.Write("data/good.csv", Good);
                lab.Write("secret.csv", Lab.Header + "spy,stolen words,2024-01-01T00:00:00Z,\n");
                File.CreateSymbolicLink(lab.At("data/link.csv"), lab.At("secret.csv"));
                Assert.Equal("sim_a", Assert.Single(ReadFile.OfPath(lab.At("data")).Posts).AccountId);
                Assert.Equal("spy", Assert.Single(ReadFile.OfPath(lab.At("data/link.csv")).Posts).AccountId);
            }
        ),
        new(
            "symlink-loop",
            "A folder with a link to itself.",
            "Not followed; ends at once.",
            lab =>
            {
                lab.Write("data/good.csv", Good);
                Directory.CreateSymbolicLink(lab.At("data/again"), lab.At("data"));
                Assert.Single(InputExpander.Files([lab.At("data")]));
                Assert.Single(InputExpander.Files([lab.At("data/**/*.csv")]));
            }
        ),
        new(
            "symlink-only",
            "A folder that holds only links.",
            "Said that links are not followed.",
            lab =>
            {
                lab.Write("secret.csv", Good);
                Directory.CreateDirectory(lab.At("data"));
                File.CreateSymbolicLink(lab.At("data/link.csv"), lab.At("secret.csv"));
                Assert.Contains("Links inside a folder are not followed", Lab.Fault(lab.At("data")), StringComparison.Ordinal);
            }
        ),
        new(
            "yaml-bomb",
            "A capture.yaml whose aliases write out a billion values.",
            "Refused after 10,000 values.",
            lab =>
            {
                var text = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
                for (var c = 'b'; c <= 'j'; c++)
                {
                    text.Append($"{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n");
                }

                lab.Write("data/capture.yaml", text.ToString());
                lab.Write("data/good.csv", Good);
                Assert.Contains(
                    "repeats itself through aliases",
                    Assert.Throws<InputException>(() => CaptureFile.Find([lab.At("data")])).Message,
                    StringComparison.Ordinal
                );
            }
        ),
        new(
            "yaml-deep",
            "A capture.yaml or claims.yaml of two hundred thousand opening brackets, to overflow the stack.",
            "Refused at the 33rd level, before it is loaded.",
            lab =>
            {
                lab.Write("data/capture.yaml", new string('[', 200_000));
                lab.Write("data/good.csv", Good);
                Assert.Contains(
                    "nested deeper than 32 levels",
                    Assert.Throws<InputException>(() => CaptureFile.Find([lab.At("data")])).Message,
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    "nested deeper than 32 levels",
                    Assert.Throws<InputException>(() => Exhibit.Claims.ClaimsFile.Parse(new string('{', 200_000))).Message,
                    StringComparison.Ordinal
                );
            }
        ),
        new(
            "yaml-huge",
            "A capture.yaml of a gigabyte.",
            "Refused beyond 256 KiB.",
            lab =>
            {
                lab.Write("data/capture.yaml", "who: " + new string('x', 300 << 10));
                Assert.Contains(
                    "larger than 256 KiB",
                    Assert.Throws<InputException>(() => CaptureFile.Find([lab.At("data")])).Message,
                    StringComparison.Ordinal
                );
            }
        ),
    ];

    private static void Fill(Stream stream, int megabytes)
    {
        stream.Write(Encoding.UTF8.GetBytes(Lab.Header));
        var blank = new byte[1 << 20];
        blank.AsSpan().Fill((byte)'\n');
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(blank);
        }
    }
}
