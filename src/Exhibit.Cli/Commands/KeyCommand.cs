using System.CommandLine;
using Exhibit.Evidence;
using Exhibit.Readers;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit key new: a pair of keys to seal dossiers with.</summary>
internal sealed class KeyCommand : ICliCommand
{
    public string Name => "key";

    public Command Build(TextWriter output, TextWriter error)
    {
        var name = new Argument<string>("name") { Description = "Files to write: NAME.key (private) and NAME.pub (public)." };
        var make = new Command("new", "Make a key pair: ECDSA on P-256, PEM.") { name };
        make.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    var path = parsed.GetValue(name)!;
                    Write(path, output);
                    return ExitCodes.Ok;
                }
            )
        );
        return new Command(Name, "Make keys to seal dossiers with.\n\nExample:\n  exhibit key new newsroom") { make };
    }

    private static void Write(string path, TextWriter output)
    {
        foreach (var file in new[] { path + ".key", path + ".pub" })
        {
            if (File.Exists(file))
            {
                throw new InputException($"'{file}' exists already and is not replaced. Choose another name.");
            }
        }

        using var key = SigningKey.New();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(path + ".key", options))
        {
            writer.Write(key.Pem);
        }

        File.WriteAllText(path + ".pub", key.Public.Pem);
        output.WriteLine($"{Plain.Line(path)}.key: keep it secret; whoever has it can sign in your name.");
        output.WriteLine($"{Plain.Line(path)}.pub: publish it where your readers can find it without the dossier.");
        output.WriteLine($"key id: {key.Public.Id}");
    }
}
