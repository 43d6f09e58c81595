namespace Exhibit.Evidence;

/// <summary>The checksum of zip entries (ISO 3309), which the framework has no public class for. It proves nothing; SHA-256 does.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    internal static uint Of(Stream stream)
    {
        var crc = uint.MaxValue;
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                crc = Table[(crc ^ value) & 0xFF] ^ (crc >> 8);
            }
        }

        return ~crc;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
