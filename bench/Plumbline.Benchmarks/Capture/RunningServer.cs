using System.Net;
using System.Net.Sockets;

namespace Plumbline.Benchmarks.Capture;

/// <summary>The executable, serving a store.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly ChildProcess process;

    private RunningServer(ChildProcess process, string url)
    {
        this.process = process;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new(url), Timeout = TimeSpan.FromMinutes(5) };
    }

    public HttpClient Client { get; }

    public static async Task<RunningServer> StartAsync(string[] store)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var process = new ChildProcess(Built.Plumbline, ["serve", .. store, "--urls", url]);
        await process.AnswersAsync(new($"{url}/health"));
        return new(process, url);
    }

    /// <summary>What the process has used so far.</summary>
    public Reading Used() => process.Now();

    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
