using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Dapper;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>What OTLP acknowledged is there after kills with signal 9 at random moments under load, and no trace is there by half, whatever the engine.</summary>
public abstract class OtlpKillContract : StoreContract
{
    private const int Clients = 8;
    private const int TracesARequest = 5;
    private const int SpansATrace = 3;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 4;

    [Fact]
    public async Task Everything_acknowledged_is_stored_with_all_its_spans_and_judgements()
    {
        var acknowledged = new ConcurrentBag<string>();
        var moments = new SplitMix64(20261121);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(kill, acknowledged, after: acknowledged.Count + 1 + (int)moments.Below(1_500), milliseconds: (int)moments.Below(25));
        }

        var stored = await StoredAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills: {acknowledged.Count} traces acknowledged, {stored.Count} stored, {acknowledged.Count(id => !stored.ContainsKey(Name(id)))} lost.");
        Assert.DoesNotContain(acknowledged, id => !stored.ContainsKey(Name(id)));
        Assert.All(stored, trace => Assert.Equal(SpansATrace, trace.Value));
        Assert.Equal(stored.Count, await CountAsync("select count(*) from trace"));
        Assert.True(await CountAsync("select count(*) from feedback") >= acknowledged.Count);
        Assert.Equal(SpansATrace, (await new TraceStore(Database).FindAsync(Caller.DefaultProject, acknowledged.First(), Cancel))!.Spans!.Count);
    }

    /// <summary>Eight clients send until the server is dead, which is so many milliseconds after so many traces were acknowledged.</summary>
    private async Task KillAsync(int round, ConcurrentBag<string> acknowledged, int after, int milliseconds)
    {
        using var server = WorkerProcess.Start(ServingWorker.Name, Place);
        using var http = new HttpClient { BaseAddress = new((await server.ReadAsync(Cancel))!) };
        using var dead = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var clients = Enumerable.Range(0, Clients).Select(client => SendAsync(http, round, client, acknowledged, dead.Token)).ToArray();
        while (acknowledged.Count < after)
        {
            await Task.Delay(1, Cancel);
        }

        await Task.Delay(milliseconds, Cancel); // a random moment of what is on its way
        server.Kill();
        await Task.WhenAll(clients);
    }

    private static async Task SendAsync(HttpClient http, int round, int client, ConcurrentBag<string> acknowledged, CancellationToken cancel)
    {
        for (var request = 0; ; request++)
        {
            string[] ids = [.. Enumerable.Range(0, TracesARequest).Select(trace => $"{round + 1:x8}{client + 1:x8}{request:x8}{trace:x8}")];
            try
            {
                using var answer = await http.PostAsync("/v1/traces", new StringContent(Body(ids), Encoding.UTF8, "application/json"), cancel);
                if (!answer.IsSuccessStatusCode)
                {
                    continue;
                }

                Assert.Equal("{}", await answer.Content.ReadAsStringAsync(cancel));
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }

            Array.ForEach(ids, acknowledged.Add);
        }
    }

    private static string Body(string[] traces) => $$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{string.Join(',', traces.SelectMany(trace => Enumerable.Range(1, SpansATrace).Select(span => Span(trace, span))))}}}]}]}]}""";

    private static string Span(string trace, int span)
    {
        var parent = span == 1 ? "" : "\"parentSpanId\":\"0000000000000001\",";
        var judged = span == 1 ? """,{"name":"gen_ai.evaluation.result","timeUnixNano":"1772366403000000000","attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"helpful"}},{"key":"gen_ai.evaluation.score.value","value":{"doubleValue":0.75}}]}""" : "";
        return $$$"""{"traceId":"{{{trace}}}","spanId":"{{{span:x16}}}",{{{parent}}}"name":"step","startTimeUnixNano":"1772366400000000000","endTimeUnixNano":"1772366402000000000","attributes":[{"key":"text","value":{"stringValue":"{{{new string('t', 200)}}}"}}],"events":[{"name":"first"}{{{judged}}}]}""";
    }

    private static string Name(string trace) => Convert.ToHexString(Key.Of(Caller.DefaultProject, "trace", trace));

    private async Task<Dictionary<string, long>> StoredAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return (await connection.QueryAsync<(byte[] Key, long Parts)>("select trace_key, count(*) from trace_part group by trace_key")).ToDictionary(row => Convert.ToHexString(row.Key), row => row.Parts);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}

public sealed class OtlpKillsOnSqlite : OtlpKillContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class OtlpKillsOnPostgres : OtlpKillContract
{
    private protected override Engine Engine => Engine.Postgres;
}
