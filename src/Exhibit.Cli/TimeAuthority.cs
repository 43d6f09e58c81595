using System.Net.Http.Headers;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>Asks a time authority over HTTP: the only place where Exhibit ever uses the network, and only when asked.</summary>
internal static class TimeAuthority
{
    private const int MostBytes = 1 << 20;

    /// <exception cref="InputException">It does not answer with a response.</exception>
    internal static byte[] Ask(string address, byte[] request)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new InputException($"--tsa '{address}' is no address. Expected one such as https://tsa.example.org/.");
        }

        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostBytes };
            using var message = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(request) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var response = client.Send(message);
            response.EnsureSuccessStatusCode();
            using var body = new MemoryStream();
            response.Content.CopyTo(body, null, default);
            return body.ToArray();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw new InputException($"The time authority {address} did not answer ({e.Message}). Try another, or seal without --tsa.", e);
        }
    }
}
