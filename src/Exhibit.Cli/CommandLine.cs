using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Exhibit.Readers;
using Exhibit.Stores;

namespace Exhibit.Cli;

/// <summary>The command line: finds the commands, runs one, turns faults into one paragraph and an exit code.</summary>
internal static class CommandLine
{
    internal static RootCommand Root(TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Exhibit finds accounts that act as one, says how unlikely that would be under stated innocent models, and packs the proof.\nCoordination is not wrongdoing: campaigns, unions, fans and newsrooms coordinate openly."
        );
        foreach (var command in Commands())
        {
            root.Subcommands.Add(command.Build(output, error));
        }

        return root;
    }

    internal static IReadOnlyList<ICliCommand> Commands() =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ICliCommand).IsAssignableFrom(t))
                .Select(t => (ICliCommand)Activator.CreateInstance(t)!)
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];

    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        // Help prints default values by the culture at hand; what we print is the same everywhere. It holds for this flow alone.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return RunHere(args, output, error);
    }

    private static int RunHere(string[] args, TextWriter output, TextWriter error)
    {
        var root = Root(output, error);
        // "@handle" is an account's name here, never a file of further arguments.
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
            {
                error.WriteLine($"exhibit: {Plain.Line(fault.Message)}");
            }

            error.WriteLine("See `exhibit --help`, or `exhibit COMMAND --help` for an example.");
            return ExitCodes.Usage;
        }

        return parsed.Invoke(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }
        );
    }

    /// <summary>Runs a command's work and answers every fault with one paragraph and its exit code.</summary>
    internal static int Guard(TextWriter error, Func<CancellationToken, int> work)
    {
        using var cancel = new CancellationTokenSource();
        void OnCancel(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            cancel.Cancel();
        }

        Console.CancelKeyPress += OnCancel;
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = true;
                cancel.Cancel();
            }
        );
        try
        {
            return work(cancel.Token);
        }
        catch (Exception e) when (RunMemory.RanOut(e))
        {
            error.WriteLine($"exhibit: {RunMemory.Said(e)}");
            return ExitCodes.Memory;
        }
        catch (InputException e)
        {
            error.WriteLine($"exhibit: {Plain.Line(e.Message)}");
            return e.IsOption ? ExitCodes.Usage : ExitCodes.Input;
        }
        catch (RegexMatchTimeoutException e)
        {
            var cell = e.Input.Length > 60 ? e.Input[..60] + "…" : e.Input;
            error.WriteLine(
                $"exhibit: a cell of a file given beside the posts was searched for more than a second: '{Plain.Line(cell)}'. Shorten it. No case was written."
            );
            return ExitCodes.Input;
        }
        catch (CaseFolderException e)
        {
            error.WriteLine($"exhibit: {Plain.Line(e.Message)}");
            return ExitCodes.Case;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("exhibit: interrupted. No case was written; an earlier case in the same folder is untouched.");
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            // DuckDB adds lines that are of no use to a reader.
            error.WriteLine(
                $"exhibit: {Plain.Line(e.Message.Split('\n')[0])} Free space or choose another folder to write to. What stood there before still does; nothing was left half written."
            );
            return ExitCodes.Case;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }
}
