using System.Reflection;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Whether a domain's name looks like that of an outlet, by four rules that anyone can check by eye.</summary>
public sealed class Lookalike
{
    private static readonly Lazy<HashSet<string>> Words = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Exhibit.Signals.Data.outlet-words.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    });

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DomainName>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DomainName>> bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DomainName>> byDeletion = new(StringComparer.Ordinal);
    private readonly int leastLabel;
    private readonly int leastEdit;

    /// <summary>Takes the outlets' own domains.</summary>
    /// <param name="outlets">Domains of real outlets.</param>
    /// <param name="leastLabel">Letters that a name needs to be known as a part of another name.</param>
    /// <param name="leastEdit">Letters that a name needs to be known with one letter changed.</param>
    /// <param name="leastName">Letters without which a name is nobody's.</param>
    public Lookalike(IEnumerable<DomainName> outlets, int leastLabel, int leastEdit, int leastName)
    {
        (this.leastLabel, this.leastEdit) = (leastLabel, leastEdit);
        foreach (var outlet in outlets.DistinctBy(o => o.Full).OrderBy(o => o.Full, StringComparer.Ordinal))
        {
            known.Add(outlet.Registered);
            if (outlet.Name.Length < leastName || IsGeneric(outlet.Name))
            {
                continue;
            }

            Add(byName, outlet.Name, outlet);
            Add(bySkeleton, Confusables.Skeleton(outlet.Name), outlet);
            if (outlet.Name.Length >= leastEdit)
            {
                foreach (var part in Deletions(outlet.Name))
                {
                    Add(byDeletion, part, outlet);
                }
            }
        }
    }

    /// <summary>A likeness.</summary>
    /// <param name="Domain">The domain.</param>
    /// <param name="Outlet">The outlet that it looks like.</param>
    /// <param name="Rule">other-suffix, confusable, label or one-letter.</param>
    public sealed record Likeness(DomainName Domain, DomainName Outlet, string Rule);

    /// <summary>The likeness of a domain; null for an outlet's own domain and for one that looks like none.</summary>
    public Likeness? Of(DomainName domain)
    {
        if (known.Contains(domain.Registered))
        {
            return null;
        }

        // One name under two suffixes is often one owner (name.com, name.co.uk): the rule says so and no more.
        if (byName.TryGetValue(domain.Name, out var same))
        {
            return new Likeness(domain, same[0], "other-suffix");
        }

        if (bySkeleton.TryGetValue(Confusables.Skeleton(domain.Name), out var alike))
        {
            return new Likeness(domain, alike[0], "confusable");
        }

        foreach (var part in domain.Before.Append(domain.Name).SelectMany(l => l.Split('-')).Where(p => p.Length >= leastLabel))
        {
            if (byName.TryGetValue(part, out var brand))
            {
                return new Likeness(domain, brand[0], "label");
            }
        }

        return OneLetter(domain);
    }

    /// <summary>Whether a name is made of words that many papers share (Data/outlet-words.txt): such a name is nobody's.</summary>
    public static bool IsGeneric(string name)
    {
        var bare = name.Replace("-", "", StringComparison.Ordinal);
        var reached = new bool[bare.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= bare.Length; end++)
        {
            for (var start = 0; start < end && !reached[end]; start++)
            {
                reached[end] = reached[start] && Words.Value.Contains(bare[start..end]);
            }
        }

        return reached[bare.Length];
    }

    private Likeness? OneLetter(DomainName domain)
    {
        if (domain.Name.Length < leastEdit)
        {
            return null;
        }

        var near = Deletions(domain.Name)
            .SelectMany(p => byDeletion.GetValueOrDefault(p) ?? [])
            .Where(o => Confusables.OneEdit(o.Name, domain.Name))
            .OrderBy(o => o.Full, StringComparer.Ordinal)
            .FirstOrDefault();
        return near is null ? null : new Likeness(domain, near, "one-letter");
    }

    // Two names one edit apart share the name itself or one of its shortenings (Mor and Fraenkel 1982).
    private static IEnumerable<string> Deletions(string name) =>
        Enumerable.Range(0, name.Length).Select(i => name.Remove(i, 1)).Append(name).Distinct(StringComparer.Ordinal);

    private static void Add(Dictionary<string, List<DomainName>> index, string key, DomainName outlet)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(outlet);
    }
}
