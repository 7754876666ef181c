using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary>What every test of Langfuse's API starts from: the whole server on the engine that the subclass names, and a client of it.</summary>
public abstract partial class LangfuseContract
{
    private protected const string Batch = "/api/public/ingestion";

    private protected abstract Engine Engine { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected Task<ServedApp> StartAsync() => ServedApp.StartAsync(engine: Engine);

    /// <summary>Sends events as one batch, and gives what was answered.</summary>
    private protected static async Task<JsonElement> SendAsync(ServedApp server, params string[] events)
    {
        var answer = await server.PostAsync(Batch, $$$"""{"batch":[{{{string.Join(',', events)}}}],"metadata":{"sdk_name":"invented"}}""");
        Assert.True(answer.Status == 207, $"{answer.Status}: {answer.Text}");
        return answer.Json;
    }

    private protected static string Event(string id, string type, string at, string body) => $$"""{"id":"{{id}}","type":"{{type}}","timestamp":"2026-03-01T12:00:{{at}}Z","body":{{body}}}""";

    /// <summary>The statuses of an answer to a batch, by the ids of its events.</summary>
    private protected static string Statuses(JsonElement answer) => string.Join(' ', answer.GetProperty("successes").EnumerateArray().Concat(answer.GetProperty("errors").EnumerateArray())
        .Select(one => $"{one.GetProperty("id").GetString()}:{one.GetProperty("status").GetInt32()}"));

    private protected static async Task<JsonElement> ReadAsync(ServedApp server, string path)
    {
        var answer = await server.GetAsync($"/api/public/{path}");
        Assert.True(answer.Status == 200, $"{answer.Status}: {answer.Text}");
        return answer.Json;
    }

    private protected static Task<Trace?> TraceAsync(ServedApp server, string id) => server.Get<TraceStore>().FindAsync(Caller.DefaultProject, id, Cancel);

    /// <summary>Everything that is kept of some traces, but for when it came and for pseudonyms, which are another server's on each.</summary>
    private protected static async Task<string> StateAsync(ServedApp server, params string[] traces)
    {
        var state = new StringBuilder();
        foreach (var trace in traces)
        {
            state.AppendLine(JsonSerializer.Serialize(await TraceAsync(server, trace), WireFormat.Options)).AppendLine((await ReadAsync(server, $"traces/{trace}")).GetRawText());
        }

        return OfThisServer().Replace(state.Append((await ReadAsync(server, "v2/scores?limit=100")).GetRawText()).ToString(), "");
    }

    [GeneratedRegex("\"(createdAt|updatedAt)\":\"[^\"]*\"|\"p_[0-9a-f]{24}\"")]
    private static partial Regex OfThisServer();
}
