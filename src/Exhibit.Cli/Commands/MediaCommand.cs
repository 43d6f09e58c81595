using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Exhibit.Cli.Pictures;
using Exhibit.Export;
using Exhibit.Readers;
using Exhibit.Signals;

namespace Exhibit.Cli.Commands;

/// <summary>
/// exhibit media FOLDER: SHA-256 and PDQ of the pictures in a folder, as a table that --list media= and --list avatars= read.
/// It stands apart from investigate so that pictures from strangers are decoded in a process that does nothing else, and so
/// that what a case rests on is a table with a digest.
/// </summary>
internal sealed class MediaCommand : ICliCommand
{
    public string Name => "media";

    public Command Build(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder of pictures; folders within are read, links are not followed.",
        };
        var table = new Option<string>("--out") { Description = "CSV to write; must not exist.", Required = true };
        var whole = new Option<bool>("--whole-name")
        {
            Description =
                "The whole name without its extension is the post's or account's id; else what stands before the first '-' or '.'.",
        };
        var command = new Command(
            Name,
            "Write SHA-256 and PDQ of a folder's pictures as a table. Pictures are named after their post (1234-abc.jpg) or account.\n\nExample:\n  exhibit media pictures --out media.csv\n  exhibit investigate posts.csv --case my-case --list media=media.csv"
        )
        {
            folder,
            table,
            whole,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    Write(parsed.GetValue(folder)!, parsed.GetValue(table)!, parsed.GetValue(whole), output, cancellation);
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }

    private static void Write(string folder, string path, bool whole, TextWriter output, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"'{folder}' is no folder. Expected a folder of pictures.");
        }

        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new InputException($"'{path}' exists. Name another file with --out, or move it away.");
        }

        var root = Path.GetFullPath(folder);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        string[] files = [.. Directory.EnumerateFiles(root, "*", options).Order(StringComparer.Ordinal)];
        var part = path + ".part";
        var (hashed, faults) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew))
            using (var csv = new CsvOutput(stream, "id", "file", "bytes", "sha256", "pdq", "quality", "note"))
            {
                foreach (var file in files.Where(f => f != Path.GetFullPath(part)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var fault = Row(csv, root, file, whole);
                    hashed += fault.Length == 0 ? 1 : 0;
                    if (fault.Length > 0)
                    {
                        var kind = fault.Split(';')[0];
                        faults[kind] = faults.GetValueOrDefault(kind) + 1;
                    }
                }
            }

            File.Move(part, path);
        }
        catch
        {
            File.Delete(part);
            throw;
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{hashed + faults.Values.Sum()} files: {hashed} with PDQ and SHA-256, {faults.Values.Sum()} with SHA-256 alone. Wrote {Plain.Line(path)}."
            )
        );
        foreach (var (fault, count) in faults.OrderByDescending(f => f.Value).Take(10))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count} x {Plain.Line(fault)}"));
        }
    }

    private static string Row(CsvOutput csv, string root, string file, bool whole)
    {
        using var stream = File.OpenRead(file);
        var sha = Convert.ToHexStringLower(SHA256.HashData(stream));
        var length = stream.Length;
        var picture = new Picture([], 0, 0, FormattableString.Invariant($"more than {PictureDecoder.MostBytes >> 20} MiB"));
        if (length <= PictureDecoder.MostBytes)
        {
            var bytes = new byte[length];
            stream.Position = 0;
            stream.ReadExactly(bytes);
            picture = PictureDecoder.Decode(bytes);
        }

        var name = Path.GetFileNameWithoutExtension(file);
        csv.Cell(whole ? name : name.Split('-', '.')[0]);
        csv.Cell(Path.GetRelativePath(root, file).Replace('\\', '/'));
        csv.Cell(length);
        csv.Cell(sha);
        if (picture.Fault.Length == 0)
        {
            var (hash, quality) = PdqHasher.Of(picture.Luma, picture.Rows, picture.Columns);
            csv.Cell(hash.ToString()).Cell(quality).Cell("");
        }
        else
        {
            csv.Cell("").Cell("").Cell(picture.Fault);
        }

        csv.EndRow();
        return picture.Fault;
    }
}
