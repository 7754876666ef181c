using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Plumbline.Gateway;

/// <summary>A provider of models that answers what a test says, and remembers what it was asked.</summary>
internal sealed class StubUpstream(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new($"{app.Urls.Single()}/v1");

    public ConcurrentQueue<SeenCall> Seen { get; } = new();

    public static async Task<StubUpstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var stub = new StubUpstream(app);
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            stub.Seen.Enqueue(new(http.Request.Method, http.Request.Path + http.Request.QueryString, headers, Encoding.UTF8.GetString(body.ToArray())));
            await answer(http);
        });
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>What the upstream was asked.</summary>
internal sealed record SeenCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
