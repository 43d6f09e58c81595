using CsCheck;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

public sealed class AccountSetTest
{
    [Fact]
    public void HoldsWhatAPlainSetHolds() =>
        Gen.Select(Gen.Int[0, 300].Array[0, 40], Gen.Int[0, 3_000].Array[0, 40])
            .Sample(
                (first, then) =>
                {
                    var set = new AccountSet();
                    set.Add(first);
                    var kept = set.Count;
                    for (var turn = 0; turn < 2; turn++)
                    {
                        set.Add(then);
                        var plain = first.Concat(then).Distinct().ToArray();
                        Assert.Equal(plain, set.Members.ToArray());
                        Assert.All(Enumerable.Range(0, 3_100), a => Assert.Equal(plain.Contains(a), set.Contains(a)));
                        set.Truncate(kept);
                        Assert.Equal(first.Distinct(), set.Members.ToArray());
                        Assert.All(then.Except(first), a => Assert.False(set.Contains(a)));
                    }
                },
                iter: 200
            );
}
