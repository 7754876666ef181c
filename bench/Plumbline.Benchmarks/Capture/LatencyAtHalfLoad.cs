using System.Diagnostics;
using Plumbline.Storage;

namespace Plumbline.Benchmarks.Capture;

/// <summary>The 99th percentile of the time to a durable answer, for batches of 100 that come at fixed times whether earlier ones are answered or not.</summary>
/// <param name="engine">The engine.</param>
/// <param name="perSecond">Traces a second: about half of what <see cref="Ingest"/> takes in.</param>
internal sealed class LatencyAtHalfLoad(Engine engine, int perSecond) : Benchmark
{
    private const int Batch = 100;
    private const int Seconds = 10;

    public override int Runs => 3;

    public override string? Obstacle() => FreshStore.Obstacle(engine) ?? Verbs.Obstacle("serve");

    public override async Task<Reading> RunAsync()
    {
        using var store = await FreshStore.MakeAsync(engine);
        using var server = await RunningServer.StartAsync(store.Arguments);
        var count = perSecond * Seconds / Batch;
        var traces = new GeneratedTraces(1, 100, count * Batch);
        byte[][] bodies = [.. Enumerable.Range(0, count).Select(_ => traces.Body(Batch))];
        await Task.WhenAll(Enumerable.Range(0, 30).Select(place => Ingest.SendAsync(server.Client, new GeneratedTraces((ulong)(100 + place), 100, Batch).Body(Batch))));

        var watch = Stopwatch.StartNew();
        var sent = new List<Task<double>>();
        foreach (var (place, body) in bodies.Index())
        {
            var due = TimeSpan.FromSeconds((double)place * Batch / perSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            sent.Add(Task.Run(() => TimeAsync(server.Client, body, due, watch)));
        }

        double[] times = [.. (await Task.WhenAll(sent)).Order()];
        return new(times[(int)(.99 * (times.Length - 1))], server.Used().PeakMebibytes);
    }

    // From when it was due, so that a sender that is late does not hide what the server is late.
    private static async Task<double> TimeAsync(HttpClient client, byte[] body, TimeSpan due, Stopwatch watch)
    {
        await Ingest.SendAsync(client, body);
        return (watch.Elapsed - due).TotalMilliseconds;
    }
}
