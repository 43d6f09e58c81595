using System.Runtime.InteropServices;
using Exhibit.Signals;
using SkiaSharp;

namespace Exhibit.Cli.Pictures;

/// <summary>
/// Decodes pictures from strangers with Skia, which is native code: only what begins as JPEG, PNG, GIF, WebP or BMP, only up
/// to stated sizes, which are read from the header before a pixel is; the first frame; no colour profile and no orientation
/// is applied, as in the reference of PDQ.
/// </summary>
internal static class PictureDecoder
{
    /// <summary>Bytes of a file beyond which it is not decoded: 32 MiB.</summary>
    internal const long MostBytes = 32 << 20;

    /// <summary>Pixels beyond which a picture is not decoded: 40 million, some 480 MB while it is hashed.</summary>
    internal const long MostPixels = 40_000_000;

    /// <summary>Pixels of a side beyond which a picture is not decoded.</summary>
    internal const int MostSide = 16_384;

    private static readonly (string Name, byte[] Begins)[] Kinds =
    [
        ("JPEG", [0xFF, 0xD8, 0xFF]),
        ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("GIF", "GIF8"u8.ToArray()),
        ("WebP", "RIFF"u8.ToArray()),
        ("BMP", "BM"u8.ToArray()),
    ];

    /// <summary>Whether a file begins as a picture of a known kind.</summary>
    internal static bool IsKnown(ReadOnlySpan<byte> head)
    {
        foreach (var (name, begins) in Kinds)
        {
            if (head.StartsWith(begins) && (name != "WebP" || (head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Decodes a file's bytes.</summary>
    internal static Picture Decode(byte[] bytes)
    {
        if (!IsKnown(bytes))
        {
            return Refused("not a JPEG, PNG, GIF, WebP or BMP");
        }

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return Refused("the header is damaged");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < PdqHasher.LeastSide || height < PdqHasher.LeastSide)
        {
            return Refused(FormattableString.Invariant($"{width} x {height} pixels; {PdqHasher.LeastSide} a side are needed"));
        }

        if (width > MostSide || height > MostSide || (long)width * height > MostPixels)
        {
            return Refused(
                FormattableString.Invariant($"{width} x {height} pixels; at most {MostSide} a side and {MostPixels} in all are decoded")
            );
        }

        var pixels = new byte[width * height * 4];
        var pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            var result = codec.GetPixels(info, pinned.AddrOfPinnedObject());
            if (result != SKCodecResult.Success)
            {
                return Refused($"the pixels are damaged or cut off ({result})");
            }
        }
        finally
        {
            pinned.Free();
        }

        var luma = new float[width * height];
        for (var i = 0; i < luma.Length; i++)
        {
            luma[i] = (.299f * pixels[4 * i]) + (.587f * pixels[(4 * i) + 1]) + (.114f * pixels[(4 * i) + 2]);
        }

        return new Picture(luma, height, width, "");
    }

    private static Picture Refused(string fault) => new([], 0, 0, fault);
}
