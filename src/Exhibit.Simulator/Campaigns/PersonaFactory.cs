using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Invented persons made in one go: created within hours, most with handles of one build, some with one of a few faces stored
/// again and with nearly the words of one description. What they post is ordinary life.
/// </summary>
public sealed record PersonaFactory : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "persona-factory";

    /// <summary>Persons. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Hours within which a batch is made. Default 6.</summary>
    public double BatchHours { get; init; } = 6;

    /// <summary>Share that is made in the batch; the others at any time. Default 0.6.</summary>
    public double BatchShare { get; init; } = .6;

    /// <summary>Share with a handle of the common build. Default 0.6.</summary>
    public double BuildShare { get; init; } = .6;

    /// <summary>Share with one of three faces. Default 0.4.</summary>
    public double FaceShare { get; init; } = .4;

    /// <summary>Share with a paraphrase of one description. Default 0.4.</summary>
    public double WordsShare { get; init; } = .4;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(BatchHours), BatchHours, .01, 10_000))
            .Concat(Knobs.Range(nameof(BatchShare), BatchShare, 0, 1))
            .Concat(Knobs.Range(nameof(BuildShare), BuildShare, 0, 1))
            .Concat(Knobs.Range(nameof(FaceShare), FaceShare, 0, 1))
            .Concat(Knobs.Range(nameof(WordsShare), WordsShare, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, random, names) = (new ProfileBook(plan), plan.Random, plan.World.Names);
        var batch = plan.Options.StartMs - (long)(random.Between(60, 900) * 86_400_000);
        var words = Filler.Sentence(random, 10);
        string[] faces = [PictureBook.Pdq(random), PictureBook.Pdq(random), PictureBook.Pdq(random)];
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            var (a, b) = (ProfileBook.Capital(Filler.Word(random)), ProfileBook.Capital(Filler.Word(random)));
            var handle = random.Chance(BuildShare)
                ? string.Create(CultureInfo.InvariantCulture, $"sim-{a}{b}{10 + random.Below(90)}")
                : ProfileBook.AnyHandle(random, names.Number(member));
            if (handle is not null)
            {
                names.Rename(member, handle, long.MinValue);
            }

            book.Add(
                member,
                random.Chance(BatchShare) ? batch + (long)(random.Unit() * BatchHours * 3_600_000) : book.AnyTime(random),
                random.Chance(WordsShare) ? Filler.Paraphrase(words, .05, random) : book.AnyDescription(random),
                random.Chance(FaceShare) ? PictureBook.Copy(faces[random.Below(3)], 6, random) : book.AnyPicture(random)
            );
        }
    }
}
