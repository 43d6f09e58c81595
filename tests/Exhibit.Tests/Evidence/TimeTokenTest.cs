using System.Net;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Evidence;

/// <summary>Tokens of a real authority: openssl's, behind HTTP on loopback.</summary>
public sealed class TimeTokenTest : IDisposable
{
    private const string Configuration = """
        [tsa]
        default_tsa = own
        [own]
        serial = serial
        crypto_device = builtin
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256
        [req]
        distinguished_name = name
        [name]
        [stamp]
        extendedKeyUsage = critical,timeStamping
        keyUsage = critical,digitalSignature
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-tsa-").FullName;

    [Theory]
    [InlineData("rsa:2048")]
    [InlineData("ec")]
    public void ATokenIsCheckedAndNoByteOfItIsFree(string algorithm)
    {
        Authority(algorithm);
        byte[] stamped = [1, 2, 3];
        var token = TimeToken.Canonical(Reply(TimeToken.Request(stamped)), stamped);
        var read = TimeToken.Check(token, stamped);
        Assert.Contains("Test authority", read.Authority, StringComparison.Ordinal);
        Assert.Equal(VerifyFailure.TimeToken, Assert.Throws<VerifyException>(() => TimeToken.Check(token, [1, 2, 4])).Failure);
        for (var i = 0; i < token.Length; i++)
        {
            var changed = (byte[])token.Clone();
            changed[i] ^= 1;
            Assert.Equal(VerifyFailure.TimeToken, Assert.Throws<VerifyException>(() => TimeToken.Check(changed, stamped)).Failure);
        }

        File.WriteAllBytes(Path.Combine(folder, "token.tsr"), token);
        File.WriteAllBytes(Path.Combine(folder, "data"), stamped);
        Assert.Equal(0, OpenSsl("ts", "-verify", "-in", "token.tsr", "-data", "data", "-CAfile", "authority.pem").Code);
    }

    [Fact]
    public async Task SealAsksTheNamedAuthorityAndBothVerifiersReadTheToken()
    {
        Authority("rsa:2048");
        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        var served = Task.Run(() => Serve(server));
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var (code, _, error) = Shell.Run("seal", made.Path, "--tsa", address);
        Assert.Equal((0, ""), (code, error));
        server.Stop();
        await served.WaitAsync(TimeSpan.FromSeconds(10));
        var dossier = Path.Combine(made.Path, "dossier");
        Assert.Contains("Time token of ", Shell.Run("verify", dossier).Output, StringComparison.Ordinal);
        Assert.Contains(
            "A time token names this dossier's manifest",
            Outside.Run("python3", dossier, "-I", "check.py").Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            0,
            OpenSsl(
                "ts",
                "-verify",
                "-in",
                Path.Combine(dossier, Bag.Token),
                "-data",
                Path.Combine(dossier, Bag.TagManifest),
                "-CAfile",
                "authority.pem"
            ).Code
        );

        // A token over another digest.
        byte[] other = [9];
        File.WriteAllBytes(Path.Combine(dossier, Bag.Token), TimeToken.Canonical(Reply(TimeToken.Request(other)), other));
        var ours = Shell.Run("verify", dossier);
        Assert.Equal((int)VerifyFailure.TimeToken, ours.Code);
        Assert.Contains("TimeToken: in seal.tsr", ours.Error, StringComparison.Ordinal);
        var theirs = Outside.Run("python3", dossier, "-I", "check.py");
        Assert.Equal((int)VerifyFailure.TimeToken, theirs.Code);
        Assert.Contains("TimeToken: in seal.tsr", theirs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAuthorityThatDoesNotAnswerIsNamed()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var (code, _, error) = Shell.Run("seal", made.Path, "--tsa", $"http://127.0.0.1:{FreePort()}/");
        Assert.Equal(3, code);
        Assert.Contains("did not answer", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(made.Path, "dossier")));
        Assert.Equal(2, Shell.Run("seal", made.Path, "--tsa", "tomorrow").Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Serve(HttpListener server)
    {
        try
        {
            while (true)
            {
                var context = server.GetContext();
                using var body = new MemoryStream();
                context.Request.InputStream.CopyTo(body);
                context.Response.ContentType = "application/timestamp-reply";
                context.Response.OutputStream.Write(Reply(body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private void Authority(string algorithm)
    {
        File.WriteAllText(Path.Combine(folder, "tsa.cnf"), Configuration);
        File.WriteAllText(Path.Combine(folder, "serial"), "01\n");
        string[] curve = algorithm == "ec" ? ["-pkeyopt", "ec_paramgen_curve:P-256"] : [];
        var made = OpenSsl([
            "req",
            "-x509",
            "-newkey",
            algorithm,
            .. curve,
            "-nodes",
            "-keyout",
            "authority.key",
            "-out",
            "authority.pem",
            "-days",
            "3650",
            "-subj",
            "/CN=Test authority",
            "-config",
            "tsa.cnf",
            "-extensions",
            "stamp",
        ]);
        Assert.True(made.Code == 0, made.Error);
    }

    private byte[] Reply(byte[] request)
    {
        File.WriteAllBytes(Path.Combine(folder, "query.tsq"), request);
        var made = OpenSsl(
            "ts",
            "-reply",
            "-config",
            "tsa.cnf",
            "-queryfile",
            "query.tsq",
            "-signer",
            "authority.pem",
            "-inkey",
            "authority.key",
            "-out",
            "reply.tsr"
        );
        Assert.True(made.Code == 0, made.Error);
        return File.ReadAllBytes(Path.Combine(folder, "reply.tsr"));
    }

    private (int Code, string Output, string Error) OpenSsl(params string[] arguments) => Outside.Run("openssl", folder, arguments);
}
