namespace Exhibit.Traces;

/// <summary>Changes the times of one object in place, ms since 1970.</summary>
public delegate void TimeChange(Span<long> times);
