namespace Exhibit.Cli;

/// <summary>The exit codes, a contract: one table for --help and the documentation.</summary>
internal static class ExitCodes
{
    internal const int Ok = 0;
    internal const int Bug = 1;
    internal const int Usage = 2;
    internal const int Input = 3;
    internal const int Case = 4;
    internal const int Memory = 5;
    internal const int Interrupted = 130;

    internal static readonly IReadOnlyList<(int Code, string Meaning)> Table =
    [
        (Ok, "done"),
        (Bug, "a bug in Exhibit; please report it"),
        (Usage, "the command line or an option is wrong"),
        (Input, "an input cannot be read"),
        (Case, "the case folder cannot be used or written"),
        (Memory, "the memory of the machine or of the database ran out"),
        (Interrupted, "interrupted; no case was left half written"),
    ];
}
