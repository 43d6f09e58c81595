using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Exhibit.Fuzz;

/// <summary>
/// The latest inputs on disk, each written before it is read: one that ends the process stands last, and those before it, which
/// may have harmed the memory it met, stand before it. Two files of so many bytes take turns.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const long MostBytes = 64L << 20;

    private readonly string latest;
    private readonly string before;
    private FileStream stream;

    internal Journal(string folder)
    {
        (latest, before) = (Path.Combine(folder, "journal.bin"), Path.Combine(folder, "journal-before.bin"));
        File.Delete(before);
        stream = Begin();
    }

    /// <summary>One input: the reader it was made for, its file name, the format it is forced to (null: recognised) and its bytes.</summary>
    internal sealed record Entry(string Reader, string Name, string? Format, byte[] Bytes);

    /// <summary>Writes an input down. The operating system has it then, whatever becomes of the process.</summary>
    internal void Write(Entry entry)
    {
        if (stream.Length > MostBytes)
        {
            stream.Dispose();
            File.Move(latest, before, overwrite: true);
            stream = Begin();
        }

        var head = JsonSerializer.SerializeToUtf8Bytes<string?[]>([entry.Reader, entry.Name, entry.Format]);
        var record = new byte[8 + head.Length + entry.Bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), entry.Bytes.Length);
        head.CopyTo(record, 8);
        entry.Bytes.CopyTo(record, 8 + head.Length);
        stream.Write(record);
    }

    /// <summary>What a folder's journal holds, the oldest first.</summary>
    internal static IEnumerable<Entry> Read(string folder)
    {
        foreach (var name in (string[])["journal-before.bin", "journal.bin"])
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                continue;
            }

            using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                var (head, length) = (reader.ReadInt32(), reader.ReadInt32());
                var words = JsonSerializer.Deserialize<string?[]>(reader.ReadBytes(head))!;
                yield return new Entry(words[0]!, words[1]!, words[2], reader.ReadBytes(length));
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private FileStream Begin() => new(latest, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
}
