using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A company's or party's branches, openly: accounts made in two days by one hand, with one build of handle, one logo and the
/// same words of description.
/// </summary>
public sealed record BranchAccounts : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "branch-accounts";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["one-outlet", "one-person"];

    /// <summary>Branches. Default 10.</summary>
    public int Accounts { get; init; } = 10;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() => Knobs.Range(nameof(Accounts), Accounts, 2, 10_000);

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, random) = (new ProfileBook(plan), plan.Random);
        var made = plan.Options.StartMs - (long)(random.Between(100, 900) * 86_400_000);
        var (house, words, logo) = (Filler.Word(random), Filler.Sentence(random, 8), PictureBook.Pdq(random));
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            var number = plan.World.Names.Number(member);
            plan.World.Names.Rename(
                member,
                string.Create(CultureInfo.InvariantCulture, $"sim-{house}_{Filler.Word(random)}{number}"),
                long.MinValue
            );
            book.Add(member, made + random.Below(2 * 86_400_000), $"{words} {Filler.Word(random)}", PictureBook.Copy(logo, 4, random));
        }
    }
}
