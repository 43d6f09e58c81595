namespace Exhibit.Model;

/// <summary>Takes refused records as they are met, so that any number of them costs no memory.</summary>
public interface IRejectionSink
{
    /// <summary>Takes one refused record.</summary>
    void Reject(Rejection rejection);
}
