using System.Net;
using System.Text.Json;

namespace Plumbline.Client;

/// <summary>What the server's answer means for a batch.</summary>
internal abstract record ServerAnswer
{
    /// <summary>The batch is settled: some facts kept, some known, some refused.</summary>
    public sealed record Settled(int Kept, int Known, IReadOnlyList<RefusedFact> Refused) : ServerAnswer;

    /// <summary>The batch is to be sent again.</summary>
    /// <param name="Wait">What the server asked for; null when it asked for nothing.</param>
    /// <param name="IsAway">True when nobody is there or there is no room: the batch is not to blame, and is tried as long as it takes.</param>
    public sealed record Again(TimeSpan? Wait, bool IsAway) : ServerAnswer;

    /// <summary>Reads an answer: the receipt of what was taken, the problem document of what was not.</summary>
    public static async Task<ServerAnswer> ReadAsync(HttpResponseMessage response, IReadOnlyList<WaitingFact> facts, TimeProvider clock, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is 408 or 429 or >= 500)
        {
            return new Again(Asked(response, clock), response.StatusCode is not HttpStatusCode.InternalServerError);
        }

        var body = Json(await response.Content.ReadAsStringAsync(cancel));
        return status is < 200 or >= 300 ? new Settled(0, 0, Problem.Of(status, body, facts))
            : Receipt.Of(status, body, facts) ?? (ServerAnswer)new Again(null, IsAway: false);
    }

    private static TimeSpan? Asked(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter is not { } after ? null : after.Delta ?? (after.Date - clock.GetUtcNow());

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return default; // a proxy's page
        }
    }
}
