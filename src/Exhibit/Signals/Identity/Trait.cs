namespace Exhibit.Signals.Identity;

/// <summary>Something that two accounts either have in common or not.</summary>
/// <param name="Id">Stable word in the statistic.</param>
/// <param name="Words">What the accounts do, after "N of the M members …" ("bear handles built as").</param>
/// <param name="Key">What an account has; null where unknown.</param>
/// <param name="Says">Whether to have it says anything.</param>
/// <param name="Shown">How it is named in the statement, from one who has it and that account's name.</param>
/// <param name="Pool">Among which accounts it is compared; those with another pool are left out.</param>
/// <param name="Alone">Whether it is worth describing where there is nobody to compare with.</param>
internal sealed record Trait(
    string Id,
    string Words,
    Func<Persona, string?> Key,
    Func<Persona, bool> Says,
    Func<Persona, string, string> Shown,
    Func<Persona, string> Pool,
    bool Alone
);
