using System.Net;
using System.Net.Sockets;

namespace Plumbline.Benchmarks;

/// <summary>From the start of the process on an existing, empty database to the first answer.</summary>
internal sealed class StartToListening : Benchmark
{
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-bench-").FullName;

    public override string? BaselineName => "an empty server of the framework";

    public override string? Obstacle() => Verbs.Obstacle("serve");

    public override Task<Reading> RunAsync() => TimeAsync(url => new(Built.Plumbline, "serve", "--data", folder, "--urls", url));

    public override Task<Reading> RunBaselineAsync() => TimeAsync(url => new(Environment.ProcessPath!, "empty-server", url));

    public override void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        base.Dispose();
    }

    private static async Task<Reading> TimeAsync(Func<string, ChildProcess> start)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var server = start(url);
        return await server.AnswersAsync(new($"{url}/health"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
