using System.Diagnostics;
using System.Net.Http.Headers;

namespace Plumbline.Benchmarks.Capture;

/// <summary>The middle time of one question over HTTP, warm, on a store of many traces.</summary>
/// <param name="address">Gives the route; the last day of the store is what "newest" is.</param>
/// <param name="body">What is posted; null for a GET.</param>
internal sealed class Read(Func<string> address, string? body = null) : Benchmark
{
    private const int Warm = 3;
    private const int Times = 15;

    public override int Runs => 3;

    public override string? Obstacle() => Verbs.Obstacle("serve");

    public override async Task<Reading> RunAsync()
    {
        using var server = await RunningServer.StartAsync(await FilledStore.ArgumentsAsync());
        var times = new List<double>();
        for (var time = -Warm; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await AskAsync(server.Client);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (time >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return new(times.Order().ElementAt(Times / 2), server.Used().PeakMebibytes);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client)
    {
        if (body is null)
        {
            return await client.GetAsync(address());
        }

        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return await client.PostAsync(address(), content);
    }
}
