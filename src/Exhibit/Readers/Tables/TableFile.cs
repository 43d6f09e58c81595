namespace Exhibit.Readers.Tables;

/// <summary>An opened file of tables.</summary>
internal abstract class TableFile : IDisposable
{
    /// <summary>Its tables, in order.</summary>
    internal abstract IReadOnlyList<Table> Tables { get; }

    public abstract void Dispose();
}
