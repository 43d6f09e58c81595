using System.Runtime.InteropServices;

namespace Exhibit.Traces;

/// <summary>What was collected of one object beside the key of its content, 13 bytes; or what one trace says of it.</summary>
/// <param name="OriginTime">Time of its original, ms; <see cref="TraceTable.UnknownTime"/> where unknown.</param>
/// <param name="Origin">Number of the name it stems from, or one of the marks.</param>
/// <param name="Single">Whether it is a single hashtag, which counts only where it is rare.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct ObjectFacts(long OriginTime, int Origin, bool Single)
{
    /// <summary>Marks an object of which no origin is known.</summary>
    internal const int Unknown = -1;

    /// <summary>Marks an object that several published: it stems from none of them.</summary>
    internal const int Several = -2;

    private const int Gone = -3;

    /// <summary>Stands for an object that was found to be another.</summary>
    internal static ObjectFacts Merged => new(TraceTable.UnknownTime, Gone, false);

    /// <summary>Whether it was found to be another.</summary>
    internal bool IsMerged => Origin == Gone;

    /// <summary>Whether the original's author or its time is not known.</summary>
    internal bool IsOpen => Origin == Unknown || OriginTime == TraceTable.UnknownTime;

    /// <summary>The same with what one more trace, or another object that is the same, says of it.</summary>
    internal ObjectFacts With(ObjectFacts more) =>
        this with
        {
            // A link or tag that several authors published stems from none of them.
            Origin =
                more.Origin == Unknown ? Origin
                : Origin == Unknown || Origin == more.Origin ? more.Origin
                : Several,
            OriginTime =
                more.OriginTime == TraceTable.UnknownTime ? OriginTime
                : OriginTime == TraceTable.UnknownTime ? more.OriginTime
                : Math.Min(OriginTime, more.OriginTime),
        };

    /// <summary>The same with what is unknown filled in.</summary>
    internal ObjectFacts Filled(ObjectFacts by) =>
        this with
        {
            Origin = Origin == Unknown ? by.Origin : Origin,
            OriginTime = OriginTime == TraceTable.UnknownTime ? by.OriginTime : OriginTime,
        };
}
