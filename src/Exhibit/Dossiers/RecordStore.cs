using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>The cited records of a dossier as posts, for the parts of the report that show posts.</summary>
internal sealed class RecordStore(DossierData data) : IPostStore
{
    public void Append(Post post, int account, bool duplicate) => throw new NotSupportedException("A dossier is not written to.");

    public void Flush() { }

    public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers) =>
        numbers.ToDictionary(n => n, n => Post(data.Records[(int)n]));

    public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts) =>
        data.Records.Where(r => accounts.Contains(r.Account)).Select(r => (r.Account, r.TimeMs));

    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) =>
        new Dictionary<string, (int, long)>(StringComparer.Ordinal);

    private Post Post(DossierRecord record) =>
        new()
        {
            AccountId = data.Accounts[record.Account].Id,
            TimeMs = record.TimeMs,
            Precision = data.Head.Precision,
            Text = record.Text,
            Provenance = new Provenance(record.Source, record.Row, record.Line, record.Offset, record.Length),
        };
}
