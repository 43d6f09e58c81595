using System.Reflection;
using Exhibit.Coordination;
using Exhibit.Exchange;
using Exhibit.Export;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Finds readers, trace kinds, explanations, signals and exporters: sealed classes of the library that implement the interface. There is no list to edit.</summary>
public static class Catalog
{
    /// <summary>Readers by id.</summary>
    public static IReadOnlyList<IPostReader> Readers { get; } = Find<IPostReader>(r => r.Id);

    /// <summary>Trace kinds by id.</summary>
    public static IReadOnlyList<ITraceKind> TraceKinds { get; } = Find<ITraceKind>(k => k.Id);

    /// <summary>Innocent explanations by id.</summary>
    public static IReadOnlyList<IExplanation> Explanations { get; } = Find<IExplanation>(e => e.Info.Id);

    /// <summary>Signals by id.</summary>
    public static IReadOnlyList<ISignal> Signals { get; } = Find<ISignal>(s => s.Info.Id);

    /// <summary>Exporters by file name.</summary>
    public static IReadOnlyList<ICaseExporter> Exporters { get; } = Find<ICaseExporter>(e => e.FileName);

    /// <summary>Formats for other tools, by id.</summary>
    public static IReadOnlyList<IExchangeFormat> Exchanges { get; } = Find<IExchangeFormat>(e => e.Id);

    private static T[] Find<T>(Func<T, string> id)
    {
        var found = Assembly
            .GetExecutingAssembly()
            .GetTypes()
            .Where(t =>
                t is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(t) && t.GetConstructor(Type.EmptyTypes) is not null
            )
            .Select(t => (T)Activator.CreateInstance(t)!)
            .OrderBy(id, StringComparer.Ordinal)
            .ToArray();
        var twice = found.GroupBy(id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? found
            : throw new InvalidOperationException(
                $"Two implementations of {typeof(T).Name} are called '{twice.Key}'. Give one another id."
            );
    }
}
