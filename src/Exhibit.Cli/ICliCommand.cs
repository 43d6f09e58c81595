using System.CommandLine;

namespace Exhibit.Cli;

/// <summary>One command. A class implementing this in Commands/ is found by reflection: there is no list to edit.</summary>
internal interface ICliCommand
{
    /// <summary>The command's word.</summary>
    string Name { get; }

    /// <summary>Builds the command.</summary>
    Command Build(TextWriter output, TextWriter error);
}
