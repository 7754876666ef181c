using System.Runtime.InteropServices;
using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>Reads one fact or a list of facts strictly, each on its own: one bad fact does not take its neighbours with it.</summary>
internal static class FactReader
{
    /// <summary>The facts that may be kept, and what was refused and why.</summary>
    public static (IReadOnlyList<T> Facts, IReadOnlyList<RefusedFact> Refused) Read<T>(JsonElement body, IFactStore<T> store)
    {
        var facts = new List<T>();
        var refused = new List<RefusedFact>();
        foreach (var (index, element) in (body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().ToArray() : [body]).Index())
        {
            var (fact, problems) = ReadOne(element, store);
            if (problems.Count == 0)
            {
                facts.Add(fact!);
            }
            else
            {
                refused.AddRange(problems.Select(problem => new RefusedFact(index, IdIn(element), problem.Field, problem.Message)));
            }
        }

        return (facts, refused);
    }

    /// <summary>One fact, or every reason why it is none.</summary>
    public static (T? Fact, IReadOnlyList<Refusal> Problems) ReadOne<T>(JsonElement element, IFactStore<T> store)
    {
        try
        {
            if (TextCheck.Of(JsonMarshal.GetRawUtf8Value(element)) is { } broken)
            {
                return (default, [broken]);
            }

            var fact = element.Deserialize<T>(WireFormat.Options);
            return fact is null ? (default, [new(store.Kind, $"A {store.Kind} is a JSON object, not null.")]) : (fact, store.Check(fact));
        }
        catch (JsonException wrong)
        {
            return (default, [JsonProblem.Of(wrong, typeof(T))]);
        }
    }

    private static string? IdIn(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair is no text
        }
    }
}

/// <summary>A fact that was not kept, and why.</summary>
internal sealed record RefusedFact(int Index, string? Id, string Field, string Message);
