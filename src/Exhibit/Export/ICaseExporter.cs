using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>Writes one file of the case folder. A sealed class in this folder is found by the catalogue.</summary>
public interface ICaseExporter
{
    /// <summary>Name of the file within the case folder.</summary>
    string FileName { get; }

    /// <summary>Writes the whole file as UTF-8 without a byte-order mark, '\n' line ends.</summary>
    /// <param name="result">What the run found.</param>
    /// <param name="posts">The posts, to cite them.</param>
    /// <param name="output">Where to write.</param>
    void Write(CaseResult result, IPostStore posts, Stream output);
}
