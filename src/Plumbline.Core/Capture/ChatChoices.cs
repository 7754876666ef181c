using System.Globalization;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>The choices of a completion as candidate answers.</summary>
public static class ChatChoices
{
    /// <summary>The choices in the order of their indexes, each named by its index.</summary>
    /// <param name="answer">The body of an answer; anything without choices has no candidates.</param>
    /// <param name="temperature">What they were sampled at; null when not known.</param>
    public static IReadOnlyList<Candidate> Of(JsonElement? answer, double? temperature = null)
    {
        if (answer is not { ValueKind: JsonValueKind.Object } whole || !whole.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var model = ChatExchange.Text(whole, "model");
        return
        [
            .. choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.Object).Select((choice, place) => (Choice: choice, Index: IndexOf(choice) ?? place))
                .DistinctBy(one => one.Index).OrderBy(one => one.Index)
                .Select(one => new Candidate(one.Index.ToString(CultureInfo.InvariantCulture), TextOf(one.Choice), model, Temperature: temperature)),
        ];
    }

    /// <summary>The index that a choice states; null when it states none.</summary>
    /// <param name="choice">One of the choices.</param>
    public static int? IndexOf(JsonElement choice) =>
        choice.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var n) ? n : null;

    private static string TextOf(JsonElement choice) => ChatMessages.Answer(choice.TryGetProperty("message", out var message) ? message : choice);
}
