using CsCheck;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Spilling;

namespace Exhibit.Tests.Signals;

public sealed class TimelinesTest
{
    private static readonly Gen<(int Account, int Time, int Manner, bool Duplicate)[]> Worlds = Gen.Select(
        Gen.Frequency((3, Gen.Int[0, 99]), (1, Gen.Int[40, 41])),
        Gen.Int[0, 300],
        Gen.Int[0, 8],
        Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
    ).Array[0, 5_000];

    [Fact]
    public void OnDiskTheyAreWhatTheyAreInMemoryAndByHand() =>
        Worlds.Sample(
            posts =>
            {
                PostMoment[] moments =
                [
                    .. posts
                        .Select(
                            (p, i) =>
                                (
                                    Moment: new PostMoment(i, p.Account, p.Time, p.Manner % 3 == 1, p.Manner % 3 == 2, $"c{p.Manner / 3}"),
                                    p.Duplicate
                                )
                        )
                        .Where(m => !m.Duplicate)
                        .Select(m => m.Moment),
                ];
                var most = Enumerable.Range(0, 100).Select(a => posts.LongCount(p => p.Account == a)).ToArray();
                // Eight parts and more.
                using var space = new SpillSpace(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), 400_000);
                var (plain, limited) = (new Timelines(moments, most), new Timelines(moments, most, space));
                Assert.Equal((plain.Count, moments.Length), (limited.Count, plain.Count));
                Assert.Equal(plain.Clients, limited.Clients);
                foreach (var account in Enumerable.Range(0, 100).Concat([99, 3, 41, 40, 0]))
                {
                    var own = moments.Where(m => m.Account == account).OrderBy(m => m.TimeMs).ThenBy(m => m.Post).ToArray();
                    foreach (var line in new[] { plain, limited })
                    {
                        Assert.Equal(own.Select(m => m.TimeMs), line.Times(account).ToArray());
                        Assert.Equal(own.Select(m => m.Post), line.Posts(account).ToArray());
                        Assert.Equal(own.Select(m => m.Client), line.ClientsOf(account).ToArray().Select(c => line.Clients[c]));
                        Assert.Equal(
                            own.Select(m =>
                                m.IsRepost ? Timelines.Repost
                                : m.IsReply ? Timelines.Answer
                                : Timelines.OwnWords
                            ),
                            line.Actions(account).ToArray()
                        );
                    }
                }
            },
            iter: 40
        );
}
