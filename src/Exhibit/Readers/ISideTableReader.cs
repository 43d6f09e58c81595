namespace Exhibit.Readers;

/// <summary>A reader that consults a table beside its sources.</summary>
internal interface ISideTableReader
{
    /// <summary>Path of the table that it consulted for this source; null for none.</summary>
    string? SideTable(SourceInput input);
}
