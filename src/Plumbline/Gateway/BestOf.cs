using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture;
using Plumbline.Promotions;
using Plumbline.Traces;

namespace Plumbline.Gateway;

/// <summary>Asks the upstream for several answers and serves the one that production puts first; all of them are kept as candidates.</summary>
internal sealed partial class BestOf(UpstreamClient client, RankCandidates rank, ILogger<BestOf> log)
{
    private const int Most = 16;
    private const long LargestBody = 64 * 1024 * 1024;

    public async Task RunAsync(HttpContext http, Call call, PassingAnswer passing, Patience patience)
    {
        var body = await BodyAsync(http, call, patience.Token);
        if (Refusal(http, call, body) is { } refusal)
        {
            await GatewayRefusal.WriteAsync(http, StatusCodes.Status400BadRequest, refusal, "best_of");
            return;
        }

        var asked = (JsonObject)body!.DeepClone();
        asked["n"] = Wanted(call);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(asked, WireFormat.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = UpstreamClient.Request(call.Upstream, http, content);
        await passing.GuardAsync(
            async () =>
            {
                using var answer = await client.SendAsync(request, patience.Token);
                await ServeAsync(http, call, await passing.HoldAsync(answer), JsonSerializer.SerializeToElement(body, WireFormat.Options), patience.Token);
            },
            () => null);
    }

    private static int? Wanted(Call call) => int.TryParse(call.Headers.BestOf, CultureInfo.InvariantCulture, out var k) && k is >= 1 and <= Most ? k : null;

    private static string? Refusal(HttpContext http, Call call, JsonObject? body) =>
        Wanted(call) is null ? $"{CallHeaders.BestOfHeader}: '{call.Headers.BestOf}' cannot be read; write a whole number from 1 to {Most}."
        : !HttpMethods.IsPost(http.Request.Method) || call.Route != "/v1/chat/completions" ? $"{CallHeaders.BestOfHeader} is for POST /v1/chat/completions; leave it out here."
        : body is null ? $"{CallHeaders.BestOfHeader} needs a JSON object as the body of the request."
        : body["stream"] is JsonValue stream && stream.GetValueKind() == JsonValueKind.True ? $"{CallHeaders.BestOfHeader} chooses among whole answers, and a stream has none yet: set stream to false."
        : body["n"] is { } n && !(n is JsonValue one && one.TryGetValue<int>(out var k) && k == 1) ? $"{CallHeaders.BestOfHeader} asks for several answers itself and serves one: leave n out."
        : null;

    private static async Task<JsonObject?> BodyAsync(HttpContext http, Call call, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LargestBody;
        await http.Request.Body.CopyToAsync(bytes, cancel);
        call.Asked.Add(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return Parsed(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static JsonObject? Parsed(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task ServeAsync(HttpContext http, Call call, byte[] answer, JsonElement asked, CancellationToken cancel)
    {
        if (call.Status == StatusCodes.Status200OK && Parsed(answer) is { } whole && whole["choices"] is JsonArray choices && ChatChoices.Of(JsonElement.Parse(answer)) is { Count: > 0 } candidates)
        {
            call.Served = await ChooseAsync(call, candidates, asked, cancel);
            http.Response.Headers["x-plumbline-served"] = call.Served.Id;
            answer = JsonSerializer.SerializeToUtf8Bytes(Only(whole, choices, call.Served.Id), WireFormat.Options);
        }

        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, cancel);
    }

    private async Task<ServedChoice> ChooseAsync(Call call, IReadOnlyList<Candidate> candidates, JsonElement asked, CancellationToken cancel)
    {
        var k = Wanted(call)!.Value;
        try
        {
            var ranked = await RankAsync(call.Caller.Project, new(ChatMessages.Of(asked), candidates, ExposureSlice.ReleaseFor(call.Upstream.Exposure, call.Caller.Project, UnitOf(call, asked))), cancel);
            return new(ranked.Order[0].Id, ranked.Release, k);
        }
#pragma warning disable CA1031 // The user's answer is there: whatever fails in choosing, the first choice is served.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotRanked(log, call.TraceId, failure);
            return new(candidates[0].Id, null, k);
        }
    }

    /// <summary>A project that the exposed checkpoint is not of is answered by its own production.</summary>
    private async Task<Ranked> RankAsync(string project, RankRequest request, CancellationToken cancel)
    {
        try
        {
            return await rank.RunAsync(project, request, cancel);
        }
        catch (RefusedException refused) when (refused.Status == StatusCodes.Status404NotFound && request.Release is not null)
        {
            return await rank.RunAsync(project, request with { Release = null }, cancel);
        }
    }

    private static string UnitOf(Call call, JsonElement asked) => call.Headers.Session ?? call.Headers.User
        ?? (asked.TryGetProperty("user", out var user) && user.ValueKind == JsonValueKind.String ? user.GetString()! : call.RequestId);

    /// <summary>The answer as if the chosen one were the only choice.</summary>
    private static JsonObject Only(JsonObject whole, JsonArray choices, string id)
    {
        var chosen = choices.Where(choice => choice is JsonObject).Select((choice, place) => (Choice: choice!, Index: ChatChoices.IndexOf(JsonSerializer.SerializeToElement(choice)) ?? place))
            .First(one => one.Index.ToString(CultureInfo.InvariantCulture) == id).Choice.DeepClone();
        chosen["index"] = 0;
        whole["choices"] = new JsonArray(chosen);
        return whole;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answers of call {Trace} could not be ranked; the first was served.")]
    private static partial void NotRanked(ILogger log, string trace, Exception failure);
}
