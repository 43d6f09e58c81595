using System.Net;
using System.Net.Sockets;

namespace Exhibit.Tests.Support;

/// <summary>Counts who connects to a port of this machine, and who then asks for something, to see whether a page loads anything.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int connections;
    private int requests;

    internal Listener()
    {
        listener.Start();
        _ = Accept();
    }

    internal string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    internal int Connections => Volatile.Read(ref connections);

    internal int Requests => Volatile.Read(ref requests);

    public void Dispose() => listener.Dispose();

    private async Task Read(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (await client.GetStream().ReadAsync(new byte[1]) > 0)
                {
                    Interlocked.Increment(ref requests);
                }
            }
            catch (IOException)
            {
                // The browser went away without asking for anything.
            }
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connections);
                _ = Read(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
