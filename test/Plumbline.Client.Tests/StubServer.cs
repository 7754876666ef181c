using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Plumbline.Client;

/// <summary>What came in.</summary>
internal sealed record StubRequest(string Path, string? Authorization, string? Project, string Body)
{
    public string[] Ids => [.. JsonSerializer.Deserialize<JsonElement>(Body).EnumerateArray().Select(fact => fact.GetProperty("id").GetString()!)];
}

/// <summary>What goes out; null text is a receipt that keeps everything.</summary>
internal sealed record StubAnswer(int Status, string? Text = null, string? RetryAfter = null);

/// <summary>A server in this process that answers as it is told.</summary>
internal sealed class StubServer : IDisposable
{
    /// <summary>After this, what a test waits for is taken to never come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpListener listener = new();
    private readonly Func<StubRequest, Task<StubAnswer>> answer;
    private readonly Channel<StubRequest> requests = Channel.CreateUnbounded<StubRequest>();

    private StubServer(int port, Func<StubRequest, Task<StubAnswer>> answer)
    {
        this.answer = answer;
        Address = new($"http://127.0.0.1:{port}");
        listener.Prefixes.Add($"{Address}");
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Everything that came in and was not read yet.</summary>
    public IReadOnlyList<StubRequest> Unread => [.. Drain()];

    /// <summary>Answers each request with the next answer; after the last, keeps everything.</summary>
    public static StubServer Start(params StubAnswer[] answers)
    {
        var next = new Queue<StubAnswer>(answers);
        return Start(_ => Task.FromResult(next.TryDequeue(out var one) ? one : new(201)));
    }

    public static StubServer Start(Func<StubRequest, Task<StubAnswer>> answer, int? port = null) => new(port ?? FreePort(), answer);

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public Task<StubRequest> NextAsync() => requests.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    public void Dispose() => listener.Close();

    private IEnumerable<StubRequest> Drain()
    {
        while (requests.Reader.TryRead(out var request))
        {
            yield return request;
        }
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var request = new StubRequest(context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], context.Request.Headers["X-Plumbline-Project"], await reader.ReadToEndAsync());
        await requests.Writer.WriteAsync(request);
        var (status, text, retryAfter) = await answer(request);
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers["Retry-After"] = retryAfter;
        }

        context.Response.Close(System.Text.Encoding.UTF8.GetBytes(text ?? (status < 300 ? $$"""{"kept":{{request.Ids.Length}},"known":0,"refused":[]}""" : "")), willBlock: false);
    }
}
