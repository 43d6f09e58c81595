namespace Exhibit.Dossiers;

/// <summary>What a dossier says of a pair beyond its edge: every explanation alone, the leave-one-outs, both halves.</summary>
/// <param name="Alone">Id of every explanation, and p with hour and crowd and it.</param>
/// <param name="OneDay">Largest p left without any one day.</param>
/// <param name="OneSource">Largest p left without any one source; 0 where none is known.</param>
/// <param name="OwnContent">p left without the accounts' own content; 0 where the data do not name sources.</param>
/// <param name="Odd">p over the occasions of odd number.</param>
/// <param name="Even">p over the occasions of even number.</param>
public sealed record PairSpecifics(
    IReadOnlyList<KeyValuePair<string, double>> Alone,
    double OneDay,
    double OneSource,
    double OwnContent,
    double Odd,
    double Even
);
