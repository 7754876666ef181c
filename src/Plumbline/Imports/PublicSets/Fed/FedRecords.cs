using System.Globalization;
using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Fed;

/// <summary>What a record is kept as: a trace of a turn or of a whole dialogue, and a label for each rating of each dimension.</summary>
internal static class FedRecords
{
    public const string Turn = "turn";

    public const string Dialogue = "dialogue";

    private const string Person = "Human";

    public static PublicSource Source { get; } = new(
        "github.com/maximedb/full", "c66eba64cca6c434ebb6ddefca5cd518bb2090d4", "MIT",
        "Mehri and Eskenazi, \"Unsupervised Evaluation of Interactive Dialog with DialoGPT\" (FED), 2020; repository: De Bruyn et al., 2022");

    /// <summary>A record without a response is a dialogue. The set has no ids: a record is named by its place, a rater by the place in each list.</summary>
    public static PublicItem Of(long line, JsonElement record)
    {
        var (response, system) = (record.OptionalText("response"), record.Text("system"));
        var (id, kind) = (string.Create(CultureInfo.InvariantCulture, $"fed-{line}"), response is null ? Dialogue : Turn);
        var trace = new Trace(
            id, DateTimeOffset.UnixEpoch, Said.Of(record.Text("context"), "User:", "System:"), response is null ? null : Said.After(response, "System:"),
            Model: system == Person ? null : system, Attributes: Source.Attributes(("kind", kind), ("system", system)));
        return new(line, trace, [.. record.Object("annotations").EnumerateObject().SelectMany(dimension =>
            record.Object("annotations").List(dimension.Name).Select((rating, place) => Label(id, kind, dimension.Name, place + 1, rating)))]);
    }

    /// <summary>The highest grade of a dimension; the lowest is 0.</summary>
    private static int Highest(string dimension) => dimension switch
    {
        "Understandable" or "Consistent" => 1,
        "Overall" => 4,
        _ => 2,
    };

    /// <summary>A text in place of a grade says that the dimension does not apply, and why: it is neither 0 nor missing.</summary>
    private static Label Label(string trace, string kind, string dimension, int rater, JsonElement rating)
    {
        var label = new Label(
            $"{trace}-{dimension}-{rater}", trace, $"{kind}: {dimension}", string.Create(CultureInfo.InvariantCulture, $"fed-rater-{rater}"), Origin.HumanBlind, DateTimeOffset.UnixEpoch);
        return rating.ValueKind switch
        {
            JsonValueKind.String => label with { CannotJudge = true, Rationale = rating.GetString() },
            JsonValueKind.Number when rating.TryGetInt32(out var grade) && grade >= 0 && grade <= Highest(dimension) => label with { Score = grade / (double)Highest(dimension) },
            _ => throw new RecordException($"annotations.{dimension}", $"A rating is a whole number from 0 to {Highest(dimension)} or a text, not {rating.GetRawText()}."),
        };
    }
}
