using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture;
using Plumbline.Gateway;
using Plumbline.Http;
using Plumbline.Traces;

namespace Plumbline.Replays;

/// <summary>One call of a model on behalf of a replay, through what sends the gateway's calls.</summary>
internal sealed class ReplayCall(UpstreamClient client, TimeProvider clock)
{
    private const long LargestAnswer = 64 * 1024 * 1024;
    private const string Parameter = "parameter.";
    private static readonly string[] NotRepeated = ["stream", "stream_options", "n", "store", "background"];

    /// <summary>Asks, and tells the exchange as a trace; an upstream that refuses or fails is told too.</summary>
    public async Task<Trace> RunAsync(Upstream upstream, string id, JsonObject body, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var asked = JsonSerializer.SerializeToUtf8Bytes(body, WireFormat.Options);
        using var patience = new Patience(upstream.Patience, cancel);
        using var content = new ByteArrayContent(asked);
        content.Headers.ContentType = new("application/json");
        using var request = UpstreamClient.Request(upstream, "/chat/completions", content);
        var (status, answer) = await AnswerAsync(request, patience, cancel);
        var trace = Told(id, at, JsonElement.Parse(asked), answer);
        return trace with
        {
            User = null,
            LatencyMilliseconds = clock.GetElapsedTime(started).TotalMilliseconds,
            Attributes = new SortedDictionary<string, string>((trace.Attributes ?? new Dictionary<string, string>()).ToDictionary(), StringComparer.Ordinal) { ["gateway.status"] = status },
        };
    }

    /// <summary>What is sent: the messages as rendered, and the settings that the original was sent with.</summary>
    public static JsonObject Body(Trace original, string model, RenderedPrompt prompt, int answers)
    {
        var body = new JsonObject { ["model"] = model, ["messages"] = JsonNode.Parse(prompt.Json) };
        foreach (var (name, value) in (original.Attributes ?? new Dictionary<string, string>()).Where(attribute => attribute.Key.StartsWith(Parameter, StringComparison.Ordinal)))
        {
            if (name[Parameter.Length..] is { Length: > 0 } setting && !NotRepeated.Contains(setting))
            {
                body[setting] = Parsed(value);
            }
        }

        if (answers > 1)
        {
            body["n"] = answers;
        }

        return body;
    }

    /// <summary>What a trace may not hold is left out, and the rest is kept.</summary>
    private static Trace Told(string id, DateTimeOffset at, JsonElement asked, JsonElement? answer)
    {
        try
        {
            var trace = ChatExchange.TraceOf(id, at, asked, answer);
            return TraceRules.Check(trace).Count == 0 ? trace : ChatExchange.TraceOf(id, at, asked, null);
        }
        catch (InvalidOperationException)
        {
            return ChatExchange.TraceOf(id, at, asked, null);
        }
    }

    private async Task<(string Status, JsonElement? Answer)> AnswerAsync(HttpRequestMessage request, Patience patience, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, patience.Token);
            var json = Json(await answer.Content.ReadAsByteArrayAsync(patience.Token));
            return ($"{(int)answer.StatusCode}", json);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ("no answer in time", null);
        }
        catch (HttpRequestException)
        {
            return ("not reached", null);
        }
    }

    private static JsonElement? Json(byte[] bytes)
    {
        try
        {
            var json = JsonElement.Parse(bytes);
            return TextCheck.Of(bytes) is null ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Parsed(string value)
    {
        try
        {
            return JsonNode.Parse(value, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }
}
