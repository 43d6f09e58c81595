using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Export;
using Exhibit.Forgetting;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>
/// Takes an account out of a case: the case is written anew from its own posts without it, so that no byte of the old
/// database remains, and put in place whole or not at all.
/// </summary>
internal static class Forgetting
{
    private const int SaltBytes = 16;

    internal static Forgotten Run(
        string casePath,
        string account,
        string who,
        bool commonWord,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var folder = CaseFolder.Begin(casePath, rewrite: true);
        Forgotten done;
        using (var stored = StoredCase.Open(casePath))
        {
            Sealing.RequireVersion(casePath, stored);
            done = Write(folder.Partial, casePath, stored, account, who, commonWord, threads, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Commit();
        return done;
    }

    private static Forgotten Write(
        string partial,
        string casePath,
        StoredCase stored,
        string account,
        string who,
        bool commonWord,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var before = CustodyLog.StateOf(casePath);
        var (number, posts) = ForgetActs.Count(casePath);
        var (index, platform, id, names) = Find(stored, account);
        var erasure = new Erasure(number + 1, names);
        var own = Note(stored, index, erasure);
        var former = File.ReadAllBytes(Path.Combine(casePath, CustodyLog.FileName));
        var (log, lines) = ForgetActs.Clean(former, erasure.Clean);
        File.WriteAllBytes(Path.Combine(partial, CustodyLog.FileName), log);
        var gone = Carry(casePath, partial, erasure);
        var options = StoredOptions.Read(stored.Options) with { Threads = threads, SideFiles = [] };
        var numbers = new Dictionary<long, long>();
        var rejectedPath = Path.Combine(partial, RejectedCsv.FileName);
        CaseResult result;
        IReadOnlyDictionary<long, byte[]> raw;
        int without;
        using (var store = new DuckDbPostStore(Path.Combine(partial, CaseFolder.DatabaseName)))
        {
            using (var rejected = new RejectedCsv(rejectedPath))
            {
                var analysis = new Analysis(options, store, rejected, TimeProvider.System, progress)
                {
                    FurtherLimits = [ForgetActs.Sentence(number + 1, posts + own)],
                };
                var protocol = Protocol.Of(analysis.StatedOptions);
                File.WriteAllBytes(Path.Combine(partial, Protocol.FileName), protocol);
                CustodyLog.Append(partial, "freeze", who, before, new JsonObject { ["protocol_sha256"] = Digest.Of(protocol) });
                result = analysis.Run(
                    Records(stored, index, erasure, numbers),
                    () => [.. stored.Sources.Select(s => s with { Name = erasure.Clean(s.Name) })],
                    Clean(stored.Collection, erasure),
                    SideInputs.Read([]),
                    cancellation
                );
            }

            (raw, without) = Raw(stored, result, erasure, numbers);
            Investigation.WriteFiles(partial, result, store, rejectedPath, raw.Select(r => (r.Key, r.Value)), progress, cancellation);
        }

        ReportAnswers.Print(partial);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var done = new Forgotten(
            own,
            erasure.Changed,
            erasure.Token,
            Digest.Of([.. salt, .. Encoding.UTF8.GetBytes($"{platform}\u001F{id}")]),
            Convert.ToHexStringLower(salt),
            gone,
            lines,
            lines > 0 ? Digest.Of(former) : "",
            without,
            FigureChange.Of(casePath, partial),
            FigureChange.OfFindings(casePath, partial)
        );
        CustodyLog.Append(partial, ForgetActs.Command, who, before, Facts(done));
        Leftovers.Require(partial, erasure, commonWord);
        return done;
    }

    // The account by id, handle or platform:id; with every name under which its posts show it.
    private static (int Index, string Platform, string Id, IReadOnlyCollection<string> Names) Find(StoredCase stored, string wanted)
    {
        var index = new AccountIndex();
        var names = new Dictionary<int, HashSet<string>>();
        var found = new SortedSet<int>();
        foreach (var post in stored.Records().Where(r => r.Post is not null).Select(r => r.Post!))
        {
            var number = index.IndexOf(post);
            var known = names.TryGetValue(number, out var set)
                ? set
                : names[number] = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            known.UnionWith([post.AccountId, post.Handle, post.Profile?.DisplayName ?? ""]);
            if (
                new[]
                {
                    post.AccountId,
                    post.Handle,
                    "@" + post.Handle,
                    $"{post.Platform}:{post.AccountId}",
                    $"{post.Platform}:{post.Handle}",
                }.Contains(wanted, StringComparer.OrdinalIgnoreCase)
            )
            {
                found.Add(number);
            }
        }

        var those = found.Select(f => index.Accounts[f]).ToArray();
        return those switch
        {
            [] => throw new InputException(
                $"'{wanted}' is no account of '{stored.Folder}'. Expected an id, a handle or platform:id, as accounts.csv shows them."
            ),
            [_] when index.Accounts.Count == 1 => throw new InputException(
                $"'{wanted}' is the only account of '{stored.Folder}': nothing would be left. Delete the folder."
            ),
            [var one] => (one.Index, one.Platform, one.Id, [.. names[one.Index].Where(n => n.Length > 0)]),
            _ => throw new InputException(
                $"'{wanted}' is several accounts: {string.Join(", ", those.Select(a => $"{a.Platform}:{a.Id}"))}. Name one by platform:id; each is forgotten by itself."
            ),
        };
    }

    private static long Note(StoredCase stored, int forgotten, Erasure erasure)
    {
        var index = new AccountIndex();
        long own = 0;
        foreach (var post in stored.Records().Where(r => r.Post is not null).Select(r => r.Post!))
        {
            var mine = index.IndexOf(post) == forgotten;
            own += mine ? 1 : 0;
            erasure.Note(post, mine);
        }

        return own;
    }

    private static IEnumerable<ReadRecord> Records(StoredCase stored, int forgotten, Erasure erasure, Dictionary<long, long> numbers)
    {
        var index = new AccountIndex();
        long was = 0;
        foreach (var record in stored.Records())
        {
            if (record.Post is not { } post)
            {
                var refused = record.Rejection!;
                yield return ReadRecord.Reject(
                    refused with
                    {
                        Source = erasure.Clean(refused.Source),
                        Reason = erasure.Clean(refused.Reason),
                    }
                );
                continue;
            }

            if (index.IndexOf(post) != forgotten)
            {
                numbers.Add(was, numbers.Count);
                yield return ReadRecord.Accept(erasure.Of(post));
            }

            was++;
        }
    }

    private static CollectionRecord? Clean(CollectionRecord? record, Erasure erasure) =>
        record is null
            ? null
            : new CollectionRecord(
                erasure.Clean(record.File),
                erasure.Clean(record.Who),
                erasure.Clean(record.When),
                erasure.Clean(record.Tool),
                erasure.Clean(record.Query),
                erasure.Clean(record.Sampling),
                [.. record.Other.Select(o => new KeyValuePair<string, string>(erasure.Clean(o.Key), erasure.Clean(o.Value)))]
            );

    // Raw bytes cannot be rewritten and still be what the source holds: a record that names the account is left without.
    private static (IReadOnlyDictionary<long, byte[]> Raw, int Without) Raw(
        StoredCase stored,
        CaseResult result,
        Erasure erasure,
        Dictionary<long, long> numbers
    )
    {
        var cited = DossierBuilder.Cited(result).ToHashSet();
        var kept = stored
            .RawRecords.Where(r => numbers.TryGetValue(r.Key, out var now) && cited.Contains(now))
            .ToDictionary(r => numbers[r.Key], r => r.Value);
        var clean = kept.Where(r => !erasure.NamesRaw(r.Value)).ToDictionary();
        return (clean, kept.Count - clean.Count);
    }

    // Everything that is no table of the case: sealed dossiers and letters go, other files stay if they do not name it.
    private static List<string> Carry(string casePath, string partial, Erasure erasure)
    {
        var gone = new List<string>();
        foreach (var entry in Directory.EnumerateFileSystemEntries(casePath).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (name == RejectedRecords.FolderName)
            {
                gone.AddRange(Leftovers.CopyUnnamed(entry, Path.Combine(partial, name), erasure).Select(f => $"{name}/{f}"));
            }
            else if (Sealing.Writes(name) || name == Letters.FolderName)
            {
                gone.Add(name);
            }
            else if (!CaseFolder.IsOwn(name))
            {
                Leftovers.Keep(entry, Path.Combine(partial, name), erasure);
            }
        }

        return gone;
    }

    private static JsonObject Facts(Forgotten done)
    {
        var figures = new JsonObject();
        foreach (var figure in done.Figures.Where(f => f.Changed))
        {
            figures[figure.Name] = new JsonArray(figure.Before, figure.After);
        }

        return new JsonObject
        {
            ["account_commitment"] = done.Commitment,
            ["posts_removed"] = done.Posts,
            ["posts_changed"] = done.Changed,
            ["records_without_bytes"] = done.RecordsWithoutBytes,
            ["log_lines_changed"] = done.LogLines,
            ["log_before"] = done.LogBefore,
            ["figures"] = figures,
        };
    }
}
