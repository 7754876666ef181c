using System.Text.Json.Nodes;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>Whatever is sent, an answer in JSON comes back that is no failure of ours, and what was kept before can still be read.</summary>
public abstract class HostileBatchContract : LangfuseContract
{
    private const string Sound = """
        {"batch":[
          {"id":"e1","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"g1","traceId":"t1","parentObservationId":"p1","name":"n","startTime":"2026-03-01T12:00:00Z","endTime":"2026-03-01T12:00:01Z","completionStartTime":"2026-03-01T12:00:00Z","model":"m","modelParameters":{"t":1},"input":[{"role":"user","content":"Hello"}],"output":"Hi","usage":{"input":1,"output":1,"total":2,"unit":"TOKENS","inputCost":0.1},"usageDetails":{"prompt_tokens":1,"prompt_tokens_details":{"cached_tokens":1}},"costDetails":{"total":1},"level":"ERROR","statusMessage":"s","promptName":"p","promptVersion":1,"metadata":{"a":{"b":1}},"environment":"e"}},
          {"id":"e2","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1","timestamp":"2026-03-01T12:00:00Z","name":"n","userId":"u","sessionId":"s","input":{},"output":{},"metadata":{"a":1},"tags":["x"],"release":"r","version":"v","environment":"e","public":true}},
          {"id":"e3","type":"score-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"s1","traceId":"t1","observationId":"g1","name":"n","value":1,"dataType":"NUMERIC","comment":"c","metadata":{},"configId":"c","queueId":"q","environment":"e","source":"API"}}
        ]}
        """;

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0.5", "9223372036854775807", "1e308", "1e999", "[]", "{}", "[null]", "[{}]", "[[[]]]", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\ud800b\"", "{\"\\ud800\":1}", "{\"a\":1,\"a\":2}",
        "{\"x\":null}", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", $"\"{new string('x', 10_000)}\"", $"\"{new string('x', 801)}\"", new string('[', 70) + new string(']', 70), $"{string.Concat(Enumerable.Repeat("{\"a\":", 60))}1{new string('}', 60)}", "\"\uD83D\uDE00\"", "\"../../etc\"",
    ];

    [Fact]
    public async Task No_value_in_any_place_is_a_failure_of_ours()
    {
        await using var server = await StartAsync();
        var wrong = new List<string>();
        var number = 0;

        foreach (var events in Broken(JsonNode.Parse(Sound)!.AsObject()))
        {
            var answer = await server.PostAsync(Batch, $$"""{"batch":[{{string.Join(',', events)}}]}""");
            number += events.Length;
            if (answer.Status != 207 || Statuses(answer.Json).Split(' ').Length < events.Length)
            {
                wrong.Add($"{answer.Status} {answer.Text}: {events[0]}");
            }
        }

        Assert.InRange(number, 1_000, 5_000);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        foreach (var path in new[] { "traces", "traces/t1", "sessions", "sessions/s", "observations?traceId=t1", "observations/g1", "v2/scores", "v3/scores" })
        {
            await ReadAsync(server, path);
        }
    }

    [Theory]
    [InlineData(900, 207)]
    [InlineData(5_000, 400)]
    public async Task A_deep_body_is_refused_where_it_is_deep(int depth, int status)
    {
        await using var server = await StartAsync();

        var answer = await server.PostAsync(Batch, $$"""{"batch":[{{Event("e1", "trace-create", "00", $$"""{"input":{{new string('[', depth)}}{{new string(']', depth)}}}""")}},{{Event("e2", "trace-create", "00", "{}")}}]}""");

        Assert.Equal((status, "application/json"), (answer.Status, answer.MediaType));
        Assert.True(status == 400 || Statuses(answer.Json) == "e2:201 e1:400", answer.Text);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced_and_too_many_events_are_refused()
    {
        await using var server = await StartAsync();
        using var client = server.App.GetTestClient();
        byte[] body = [.. """{"batch":[{"id":"e1","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1","name":"a"""u8, 0xFF, .. "\"}}]}"u8];
        using var content = new ByteArrayContent(body);

        using var answer = await client.PostAsync(Batch, content, Cancel);

        Assert.Equal(207, (int)answer.StatusCode);
        Assert.Equal("a\uFFFD", (await ReadAsync(server, "traces/t1")).GetProperty("name").GetString());
        var many = await server.PostAsync(Batch, $$"""{"batch":[{{string.Join(',', Enumerable.Repeat("1", 10_001))}}]}""");
        Assert.Equal((413, "application/json"), (many.Status, many.MediaType));
    }

    /// <summary>Each event with one of its values replaced by each hostile one, under an id of its own, so that all of them are kept that can be.</summary>
    private static IEnumerable<string[]> Broken(JsonObject sound)
    {
        foreach (var (place, path) in Paths(sound, "").ToArray().Index())
        {
            var marked = JsonNode.Parse(Sound)!;
            Replace(marked, path);
            var broken = marked["batch"]![path[7] - '0']!.ToJsonString();
            yield return [.. Values.Select((value, number) => broken.Replace($"\"id\":\"e{path[7] - '0' + 1}\"", $"\"id\":\"{place}-{number}\"", StringComparison.Ordinal).Replace("\"#here#\"", value, StringComparison.Ordinal))];
        }
    }

    private static IEnumerable<string> Paths(JsonNode node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Value!, $"{at}/{member.Key}")),
        JsonArray items => items.Index().SelectMany(item => Below(item.Item!, $"{at}/{item.Index}")),
        _ => [],
    };

    private static IEnumerable<string> Below(JsonNode node, string at) => at is "/batch" ? Paths(node, at) : Paths(node, at).Prepend(at);

    private static void Replace(JsonNode whole, string path)
    {
        var steps = path.Split('/')[1..];
        var parent = steps[..^1].Aggregate(whole, (node, step) => node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray list)
        {
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = "#here#";
        }
        else
        {
            parent[steps[^1]] = "#here#";
        }
    }
}

public sealed class HostileBatchesOnSqlite : HostileBatchContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class HostileBatchesOnPostgres : HostileBatchContract
{
    private protected override Engine Engine => Engine.Postgres;
}
