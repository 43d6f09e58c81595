using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Exhibit.Readers;
using Exhibit.Readers.Tables;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Tables;

public sealed class ArrowCheckTest
{
    public static TheoryData<string> Samples => ["posts.arrow", "posts.arrows"];

    public static TheoryData<bool, CompressionCodecType?> Packings =>
        new()
        {
            { true, null },
            { true, CompressionCodecType.Zstd },
            { true, CompressionCodecType.Lz4Frame },
            { false, null },
            { false, CompressionCodecType.Zstd },
            { false, CompressionCodecType.Lz4Frame },
        };

    // Were it to end the process, the whole run of tests would end.
    [Theory]
    [MemberData(nameof(Samples))]
    public void AnyByteMayBeDamaged(string sample)
    {
        var bytes = File.ReadAllBytes(Fixture.Path(sample));
        var path = Path.GetTempFileName();
        try
        {
            var (isRead, isRefused) = (0, 0);
            for (var i = 0; i < bytes.Length; i++)
            {
                foreach (var other in (byte[])[0, 0x7F, 0x80, 0xFF, (byte)(bytes[i] + 1), (byte)(bytes[i] - 1)])
                {
                    var damaged = (byte[])bytes.Clone();
                    damaged[i] = other;
                    File.WriteAllBytes(path, damaged);
                    try
                    {
                        ReadFile.OfPath(path, new ReaderOptions { Format = "arrow" });
                        isRead++;
                    }
                    catch (InputException)
                    {
                        isRefused++;
                    }
                }
            }

            Assert.Equal(bytes.Length * 6, isRead + isRefused);
            Assert.InRange(isRefused, bytes.Length / 2, bytes.Length * 5);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void WhatTheLibraryWritesPasses(bool isFile, CompressionCodecType? codec)
    {
        using var stream = new MemoryStream(Made(isFile, codec));
        ArrowCheck.Require(stream, isFile);
        Assert.Equal(0, stream.Position);
        Assert.Equal(["sim_a", "sim_b"], ReadFile.Of(stream.ToArray(), "x.arrow").Posts.Select(p => p.AccountId));
    }

    [Fact]
    public void ABodyLongerThanTheFileIsNotTaken()
    {
        var bytes = Made(isFile: false, null);
        var fault = Fault(bytes[..^100], isFile: false);
        Assert.Contains("longer than what is left", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionCodecType.Zstd)]
    [InlineData(CompressionCodecType.Lz4Frame)]
    public void ACompressedBufferClaimsNoMoreThanItHolds(CompressionCodecType codec)
    {
        var bytes = Made(isFile: false, codec);

        // The length stands before the codec's own magic.
        var at = bytes
            .AsSpan()
            .IndexOf(codec == CompressionCodecType.Zstd ? [0x28, 0xB5, 0x2F, 0xFD] : (ReadOnlySpan<byte>)[4, 0x22, 0x4D, 0x18]);
        Assert.True(at > 8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at - 8), int.MaxValue);
        Assert.Contains("claims more bytes than it can hold", Fault(bytes, isFile: false), StringComparison.Ordinal);
    }

    [Fact]
    public void ATextOutsideOfItsBufferIsNotRead()
    {
        var bytes = Made(isFile: false, null);

        // Where the texts of user_id begin and end.
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 0, 5, 0, 0, 0, 10, 0, 0, 0]);
        Assert.True(at > 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 8), 1_000_000);
        Assert.Contains(
            "lies outside the file's own bounds",
            Assert.Throws<InputException>(() => ReadFile.Of(bytes, "x.arrow")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ADictionarysBlockIsNoBatch()
    {
        var bytes = Made(isFile: true, null);
        var footer = bytes.Length - 10 - BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 10));

        // Blocks begin with the offset of their message, and messages of this library with their continuation.
        var blocks = Enumerable
            .Range(footer, bytes.Length - 10 - footer - 24)
            .Where(i => i % 4 == footer % 4 && IsMessage(bytes, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i)), footer))
            .ToArray();
        Assert.Equal(2, blocks.Length);
        var twice = (byte[])bytes.Clone();
        bytes.AsSpan(blocks[0], 24).CopyTo(twice.AsSpan(blocks[1]));
        Assert.Contains("leads to something else", Fault(twice, isFile: true), StringComparison.Ordinal);
    }

    private static bool IsMessage(byte[] bytes, long offset, int footer) =>
        offset >= 8 && offset < footer - 8 && BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((int)offset)) == -1;

    private static string Fault(byte[] bytes, bool isFile)
    {
        using var stream = new MemoryStream(bytes);
        return Assert.Throws<InvalidDataException>(() => ArrowCheck.Require(stream, isFile)).Message;
    }

    private static byte[] Made(bool isFile, CompressionCodecType? codec)
    {
        var time = new TimestampType(TimeUnit.Microsecond, "UTC");
        var words = new DictionaryType(Int32Type.Default, StringType.Default, ordered: false);
        var at = new DateTimeOffset(2024, 2, 3, 4, 5, 6, 250, TimeSpan.Zero);
        var batch = new RecordBatch(
            new Schema.Builder()
                .Field(f => f.Name("user_id").DataType(StringType.Default))
                .Field(f => f.Name("text").DataType(StringViewType.Default))
                .Field(f => f.Name("created_at").DataType(time))
                .Field(f => f.Name("lang").DataType(words))
                .Build(),
            [
                new StringArray.Builder().Append("sim_a").Append("sim_b").Build(),
                new StringViewArray.Builder().Append("words that are not inline").Append("more").Build(),
                new TimestampArray.Builder(time).Append(at).Append(at.AddSeconds(1)).Build(),
                new DictionaryArray(
                    words,
                    new Int32Array.Builder().Append(1).Append(0).Build(),
                    new StringArray.Builder().Append("en").Append("de").Build()
                ),
            ],
            2
        );
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        using var stream = new MemoryStream();
        using (
            var writer = isFile
                ? new ArrowFileWriter(stream, batch.Schema, leaveOpen: true, options)
                : new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true, options)
        )
        {
            writer.WriteStart();
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return stream.ToArray();
    }
}
