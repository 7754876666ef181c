using Dapper;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Fakes;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Capture;

/// <summary>A real file system that is full: what comes is refused in the words of its surface, nothing is written by half, and it goes on when there is room.</summary>
public sealed class FullDiskTests
{
    private const string Fact = """{"id":"ID","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"TEXT"}]}""";

    /// <summary>What does not shrink and does not fit into what a refused write left of the log.</summary>
    private static readonly string Large = Text(1_500_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_acknowledged_that_is_not_kept_and_it_recovers()
    {
        using var disk = SmallDisk.Mounted(megabytes: 8);
        var place = disk.Place;
        var database = place.Open();
        await database.MigrateAsync(Cancel);
        var app = Server.Build(database, new(["http://127.0.0.1:0"], RequireKeys: false), builder => builder.WebHost.UseTestServer());
        await app.StartAsync(Cancel);
        await using var server = new ServedApp(app, database, place);

        var acknowledged = await FillAsync(server);

        Assert.True(acknowledged > 3);
        disk.FillUp();
        var otlp = await server.PostAsync("/v1/traces", Spans(acknowledged, Large));
        Assert.Equal((503, "application/json"), (otlp.Status, otlp.MediaType));
        Assert.Contains("message", otlp.Text, StringComparison.Ordinal);
        (await server.PostAsync("/api/v1/traces", Fact.Replace("TEXT", Large, StringComparison.Ordinal))).IsProblem(503, "store");
        var langfuse = await server.PostAsync("/api/public/ingestion", $$$"""{"batch":[{"id":"e1","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1","input":"{{{Large}}}"}}]}""");
        Assert.Equal((503, "ServiceUnavailableError"), (langfuse.Status, langfuse.Json.GetProperty("error").GetString()));
        Assert.All(new[] { otlp, langfuse }, answer => Assert.Equal("1", answer.Headers["Retry-After"]));
        var health = await server.GetAsync("/health");
        Assert.Equal((503, "unwritable"), (health.Status, health.Json.GetProperty("status").GetString()));
        Assert.Equal((acknowledged, 3L * acknowledged), await StoredAsync(database));

        disk.Grow(megabytes: 64);

        Assert.Equal("ok", (await server.GetAsync("/health")).Json.GetProperty("status").GetString());
        Assert.Equal(200, (await server.PostAsync("/v1/traces", Spans(acknowledged, Large))).Status);
        Assert.Equal((acknowledged + 1, 3L * (acknowledged + 1)), await StoredAsync(database));
    }

    /// <summary>Sends traces of three spans until one is refused, and says how many were acknowledged.</summary>
    private static async Task<long> FillAsync(ServedApp server)
    {
        for (var n = 0L; n < 1_000; n++)
        {
            var answer = await server.PostAsync("/v1/traces", Spans(n));
            if (answer.Status != 200)
            {
                Assert.Equal(503, answer.Status);
                return n;
            }
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    private static string Spans(long trace, string? text = null)
    {
        var said = text is null ? Text(20_000) : text[..(text.Length / 3)];
        var spans = Enumerable.Range(1, 3).Select(span => $$$"""{"traceId":"{{{trace + 1:x32}}}","spanId":"{{{span:x16}}}","name":"n","startTimeUnixNano":"1772366400000000000","attributes":[{"key":"text","value":{"stringValue":"{{{said}}}"}}]}""");
        return $$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{string.Join(',', spans)}}}]}]}]}""";
    }

    private static string Text(int bytes)
    {
        var noise = new byte[bytes];
        new Random(7).NextBytes(noise);
        return Convert.ToBase64String(noise);
    }

    private static async Task<(long Traces, long Parts)> StoredAsync(Database database)
    {
        await using var connection = await database.OpenAsync(Cancel);
        return (await connection.ExecuteScalarAsync<long>("select count(*) from trace"), await connection.ExecuteScalarAsync<long>("select count(*) from trace_part"));
    }
}
