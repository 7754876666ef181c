using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>
/// How facts of any kind are taken in: one object, or a list of them. A list with some bad facts keeps the good ones and
/// answers 207 with the reasons; a retry of what is kept answers 200 and changes nothing. What was refused becomes dead letters.
/// </summary>
internal static class FactEndpoint
{
    /// <summary>The surface of our own API.</summary>
    public const string Surface = "native";

    private const int MostFacts = 10_000;

    public static RouteHandlerBuilder MapFacts<T>(this IEndpointRouteBuilder api, string path, Permission permission)
        where T : notnull =>
        api.MapPost(path, HandleAsync<T>)
            .Accepts<T>("application/json")
            .WithMetadata(new ReadsEachFact())
            .Needs(permission);

    private static async Task<Results<JsonHttpResult<FactReceipt>, ProblemHttpResult>> HandleAsync<T>(
        HttpContext http, Caller caller, IFactStore<T> store, FactWriter<T> writer, DeadLetterQueue letters, BodyRoom room, CancellationToken cancel)
    {
        var json = await room.ReadPlainAsync(http, cancel);
        JsonDocument body;
        try
        {
            body = JsonDocument.Parse(json); // a doubled member is refused with its own fact
        }
        catch (JsonException wrong)
        {
            letters.Add(caller, new RefusedItem(Surface, store.Kind, RefusalCode.Unreadable, [JsonProblem.Of(wrong)]).With(json.Span));
            return Problems.Invalid(JsonProblem.Of(wrong));
        }

        using (body)
        {
            if (body.RootElement.ValueKind == JsonValueKind.Array && body.RootElement.GetArrayLength() > MostFacts)
            {
                throw new RefusedException(StatusCodes.Status413PayloadTooLarge, new Refusal("body", $"A list has at most {MostFacts} facts, this one has {body.RootElement.GetArrayLength()}."));
            }

            var (facts, refused) = FactReader.Read(body.RootElement, store);
            letters.Add(caller, [.. Letters(body.RootElement, store.Kind, refused)]);
            if (facts.Count == 0 && refused.Count > 0)
            {
                return Problems.Invalid([.. refused.Select(fact => new Refusal(refused.Count > 1 || body.RootElement.ValueKind == JsonValueKind.Array ? $"[{fact.Index}].{fact.Field}" : fact.Field, fact.Message))]);
            }

            var kept = facts.Count == 0 ? 0 : await writer.KeepAsync(caller, facts, cancel);
            return TypedResults.Json(
                new FactReceipt(kept, facts.Count - kept, refused), WireFormat.Options, statusCode: Status(kept, refused.Count));
        }
    }

    private static IEnumerable<RefusedItem> Letters(JsonElement body, string kind, IReadOnlyList<RefusedFact> refused)
    {
        var facts = body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().ToArray() : [body];
        return refused.GroupBy(fact => fact.Index)
            .Select(fact => new RefusedItem(Surface, kind, RefusalCode.Invalid, [.. fact.Select(reason => new Refusal(reason.Field, reason.Message))]).With(facts[fact.Key]));
    }

    private static int Status(int kept, int refused) => refused > 0
        ? StatusCodes.Status207MultiStatus
        : kept > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK;
}

/// <summary>Marks a route that checks the texts of its body itself, one fact at a time.</summary>
internal sealed record ReadsEachFact;

/// <summary>What became of the facts: kept now, kept before, refused.</summary>
internal sealed record FactReceipt(int Kept, int Known, IReadOnlyList<RefusedFact> Refused);
