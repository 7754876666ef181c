using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Plumbline.Storage;

namespace Plumbline.Benchmarks.Capture;

/// <summary>Traces of 2 KB over HTTP, each request answered after its commit, beside the engine's own append of the same rows.</summary>
/// <param name="engine">The engine of both.</param>
/// <param name="batch">Traces in a request; the baseline commits as many at once, at least a hundred.</param>
/// <param name="clients">Requests under way at a time.</param>
/// <param name="count">Traces in all.</param>
internal sealed class Ingest(Engine engine, int batch, int clients, int count) : Benchmark
{
    private const int Words = 100;

    public override string BaselineName => $"the engine's own append in commits of {BaselineBatch}";

    public override string? Obstacle() => FreshStore.Obstacle(engine) ?? Verbs.Obstacle("serve");

    private int BaselineBatch => Math.Max(batch, 100);

    public override async Task<Reading> RunAsync()
    {
        using var store = await FreshStore.MakeAsync(engine);
        using var server = await RunningServer.StartAsync(store.Arguments);
        var traces = new GeneratedTraces(1, Words, count);
        var bodies = new Queue<byte[]>(Enumerable.Range(0, count / batch).Select(_ => traces.Body(batch)));
        await SendAsync(server.Client, new GeneratedTraces(2, Words, 100).Body(1)); // the route is warm, as the prepared statements of the baseline are

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => SendAllAsync(server.Client, bodies))));
        return new(watch.Elapsed.TotalMilliseconds, server.Used().PeakMebibytes);
    }

    public override Task<Reading> RunBaselineAsync() => RawAppend.RunAsync(engine, new(1, Words, count), count, BaselineBatch);

    /// <summary>Sends one body, as often as it takes to have it kept.</summary>
    public static async Task SendAsync(HttpClient client, byte[] body)
    {
        while (true)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync("/api/v1/traces", content);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(20);
                continue;
            }

            answer.EnsureSuccessStatusCode();
            return;
        }
    }

    private static async Task SendAllAsync(HttpClient client, Queue<byte[]> bodies)
    {
        while (true)
        {
            byte[]? body;
            lock (bodies)
            {
                if (!bodies.TryDequeue(out body))
                {
                    return;
                }
            }

            await SendAsync(client, body);
        }
    }
}
