namespace Exhibit.Simulator.Randomness;

/// <summary>What a stream of random numbers is drawn for. Values are part of a world's bytes: append, never renumber.</summary>
internal enum Purpose
{
    Trait = 1,
    Activity = 2,
    Follow = 3,
    Source = 4,
    ObjectTime = 5,
    Cascade = 6,
    OwnPost = 7,
    OwnText = 8,
    ObjectText = 9,
    Session = 10,
    Group = 11,
    Quirk = 12,
    Number = 13,
    Event = 14,
    Handle = 15,
    Page = 16,
    Spree = 17,
    Profile = 18,
    Picture = 19,
    Server = 20,
}
