using System.Net.Http.Headers;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>Two servers of one database take parts of one trace at once, as a product behind a balancer sends them; the trace is what all of them say, whatever the engine.</summary>
public abstract class SecondWriterContract : StoreContract
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const int Spans = 60;

    [Fact]
    public async Task A_trace_whose_parts_came_through_two_processes_at_once_is_whole()
    {
        using var first = WorkerProcess.Start(ServingWorker.Name, Place);
        using var second = WorkerProcess.Start(ServingWorker.Name, Place);
        using var one = new HttpClient { BaseAddress = new((await first.ReadAsync(Cancel))!) };
        using var other = new HttpClient { BaseAddress = new((await second.ReadAsync(Cancel))!) };
        int[] order = [.. Enumerable.Range(1, Spans), .. Enumerable.Range(1, Spans)];
        new SplitMix64(4).Shuffle(order.AsSpan());

        await Parallel.ForEachAsync(order.Index(), Cancel, async (place, cancel) =>
        {
            using var answer = await (place.Index % 2 == 0 ? one : other).PostAsync("/v1/traces", Body(place.Item), cancel);
            Assert.Equal(200, (int)answer.StatusCode);
        });

        Assert.Equal(Spans, (await new PartStore(Database).OfTraceAsync(Caller.DefaultProject, Trace, Cancel)).Count);
        var trace = (await new TraceStore(Database).FindAsync(Caller.DefaultProject, Trace, Cancel))!;
        Assert.Equal(Enumerable.Range(1, Spans).Select(span => $"{span:x16}"), trace.Spans!.Select(span => span.Id).Order(StringComparer.Ordinal));
        Assert.Equal((Spans - 1L, 2L * (Spans - 1)), (trace.InputTokens, trace.OutputTokens));
    }

    /// <summary>A root, and calls of a model under it.</summary>
    private static ByteArrayContent Body(int span)
    {
        var call = span == 1 ? "" : """
            ,"parentSpanId":"0000000000000001","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":1}},
            {"key":"gen_ai.usage.output_tokens","value":{"intValue":2}}]
            """;
        var body = $$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"{{{Trace}}}","spanId":"{{{span:x16}}}","name":"n","startTimeUnixNano":"17723664{{{span:d2}}}000000000","endTimeUnixNano":"1772366500000000000"{{{call}}}}]}]}]}""";
        return new(System.Text.Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") } };
    }
}

public sealed class SecondWriterOnSqlite : SecondWriterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class SecondWriterOnPostgres : SecondWriterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
