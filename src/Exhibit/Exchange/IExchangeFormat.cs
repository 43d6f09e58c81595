using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>Writes a case for another tool. A sealed class in this folder is found by the catalogue.</summary>
public interface IExchangeFormat
{
    /// <summary>Word of <c>export --format</c>.</summary>
    string Id { get; }

    /// <summary>What it is for, in one sentence.</summary>
    string Title { get; }

    /// <summary>Ending of the file's name, without the dot.</summary>
    string Extension { get; }

    /// <summary>True where accounts are named in it.</summary>
    bool NamesAccounts => true;

    /// <summary>Writes everything; the same case gives the same bytes.</summary>
    void Write(CaseResult result, ExchangeOptions options, Stream output);
}
