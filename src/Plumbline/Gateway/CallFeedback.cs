using System.Runtime.InteropServices;
using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Gateway;

/// <summary>Feedback on a call, in Helicone's words. The call need not be known yet.</summary>
internal sealed class CallFeedback(FeedbackStore feedback, FactWriter<FeedbackEntry> writer, TimeProvider clock)
{
    /// <summary><c>{"rating": true|false}</c>.</summary>
    public Task RateAsync(HttpContext http, string id) => AnswerAsync(http, body => RateAsync(http, id, body));

    /// <summary><c>{"helicone-id": …, "rating": true|false}</c>.</summary>
    public Task RateNamedAsync(HttpContext http) => AnswerAsync(http, body => RateAsync(
        http, Member(body, "helicone-id") is { ValueKind: JsonValueKind.String } id ? id.GetString()! : throw RefusedException.Invalid("helicone-id", "The id of the call is needed, a text."), body));

    /// <summary><c>{"scores": {name: number|true|false}}</c>.</summary>
    public Task ScoreAsync(HttpContext http, string id) => AnswerAsync(http, body => KeepAsync(
        http, id, Member(body, "scores") is { ValueKind: JsonValueKind.Object } scores
            ? [.. scores.EnumerateObject().Select(score => (FeedbackKind.Score, (string?)score.Name, Value($"scores.{score.Name}", score.Value)))]
            : throw RefusedException.Invalid("scores", "An object of names and numbers is needed.")));

    /// <summary><c>{"name": …, "score": number}</c>.</summary>
    public Task EvaluateAsync(HttpContext http, string id) => AnswerAsync(http, body => KeepAsync(
        http, id, [(FeedbackKind.Score, Member(body, "name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : throw RefusedException.Invalid("name", "The name of the score is needed, a text."), Value("score", Member(body, "score")))]));

    private Task RateAsync(HttpContext http, string id, JsonElement body) => Member(body, "rating") is { ValueKind: JsonValueKind.True or JsonValueKind.False } rating
        ? KeepAsync(http, id, [(FeedbackKind.Thumb, null, Value("rating", rating))])
        : throw RefusedException.Invalid("rating", "The rating is true or false.");

    private static async Task AnswerAsync(HttpContext http, Func<JsonElement, Task> keep)
    {
        try
        {
            var body = await JsonElementOf(http);
            RefusedException.ThrowIfAny(body.ValueKind != JsonValueKind.Object ? [new("body", "A JSON object is needed.")] : TextCheck.Of(JsonMarshal.GetRawUtf8Value(body)) is { } broken ? [broken] : []);
            await keep(body);
        }
        catch (RefusedException refused)
        {
            await WriteAsync(http, refused.Status, refused.Message);
            return;
        }
        catch (JsonException)
        {
            await WriteAsync(http, StatusCodes.Status400BadRequest, "The body is no JSON.");
            return;
        }

        await WriteAsync(http, StatusCodes.Status200OK, null);
    }

    private static async Task<JsonElement> JsonElementOf(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        return body.RootElement.Clone();
    }

    private static Task WriteAsync(HttpContext http, int status, string? error)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { data = (object?)null, error }, WireFormat.WithNulls, "application/json", http.RequestAborted);
    }

    private static JsonElement? Member(JsonElement body, string name) => body.TryGetProperty(name, out var member) ? member : null;

    private static double Value(string field, JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False } => 0,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        _ => throw RefusedException.Invalid(field, "A number is needed, or true or false."),
    };

    /// <summary>These requests bear no id: what says again what was said last is a retry, and anything else a second thought.</summary>
    private async Task KeepAsync(HttpContext http, string id, IReadOnlyList<(FeedbackKind Kind, string? Name, double Value)> said)
    {
        var caller = (Caller)http.Items[typeof(Caller)]!;
        var trace = Guid.TryParseExact(id, "D", out _) ? id.ToLowerInvariant() : id;
        RefusedException.ThrowIfAny(Identifier.Check("id", trace) is { } wrong ? [wrong] : []);
        var before = (await feedback.OfTraceAsync(caller.Project, trace, http.RequestAborted)).Select(received => received.Fact).ToArray();
        FeedbackEntry[] entries = [.. said.Select(one => Entry(trace, one, before)).OfType<FeedbackEntry>()];
        RefusedException.ThrowIfAny([.. entries.SelectMany(FeedbackRules.Check)]);
        if (entries.Length > 0)
        {
            await writer.KeepAsync(caller, entries, http.RequestAborted);
        }
    }

    private FeedbackEntry? Entry(string trace, (FeedbackKind Kind, string? Name, double Value) said, FeedbackEntry[] before)
    {
        var start = $"gateway-{ContentHash.Of($"{said.Kind}\n{said.Name}\n{trace}")[..24]}-";
        FeedbackEntry[] earlier = [.. before.Where(entry => entry.Id.StartsWith(start, StringComparison.Ordinal))];
        return earlier.LastOrDefault()?.Value == said.Value
            ? null
            : new($"{start}{earlier.Length}", trace, said.Kind, clock.GetUtcNow(), said.Value, Name: said.Name, Source: said.Kind == FeedbackKind.Score ? FeedbackSource.Unknown : null);
    }
}
