using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Turns one record of one source into a post.</summary>
internal interface ICsvMapper
{
    /// <summary>The post, or null with the reason why the record is none.</summary>
    Post? Map(IRecord record, Provenance provenance, out string reason);
}
