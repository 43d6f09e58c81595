namespace Exhibit.Model;

/// <summary>What is shared: a URL, a reposted post, a hashtag, a text. Keyed by trace kind and canonical content.</summary>
/// <param name="Index">Position in <see cref="CaseResult.Objects"/>.</param>
/// <param name="Trace">Id of the trace kind.</param>
/// <param name="Content">Canonical content as compared (normalised text, canonical URL, id).</param>
/// <param name="Origin">Handle or id of the account the object stems from; empty where unknown.</param>
/// <param name="OriginTimeMs">Time of the original; null where unknown.</param>
public sealed record SharedObject(int Index, string Trace, string Content, string Origin, long? OriginTimeMs);
