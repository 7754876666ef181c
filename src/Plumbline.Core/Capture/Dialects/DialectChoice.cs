using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>Reads a step in the first dialect that it plainly speaks, and what that leaves open in the others: spans are often mixed.</summary>
internal static class DialectChoice
{
    private static readonly IDialect[] InOrder = [new LangfuseAttributes(), new OpenInference(), new VercelAi(), new GenAi(), new OpenLlmetry(), new PlainSpans()];

    public static StepFields Read(StepFacts facts)
    {
        var first = Array.Find(InOrder, dialect => dialect.Speaks(facts))!;
        return InOrder.Where(dialect => dialect != first).Aggregate(first.Read(facts), (fields, dialect) => Filled(fields, dialect.Read(facts)));
    }

    private static StepFields Filled(StepFields first, StepFields other) => first with
    {
        Kind = first.Kind ?? other.Kind,
        Level = first.Level ?? other.Level,
        StatusMessage = first.StatusMessage ?? other.StatusMessage,
        RequestedModel = first.RequestedModel ?? other.RequestedModel,
        ServedModel = first.ServedModel ?? other.ServedModel,
        Provider = first.Provider ?? other.Provider,
        Parameters = Both(first.Parameters, other.Parameters),
        Input = first.Input ?? other.Input,
        Output = first.Output ?? other.Output,
        Tools = first.Tools ?? other.Tools,
        Usage = Both(first.Usage, other.Usage),
        Cost = Both(first.Cost, other.Cost),
        PromptName = first.PromptName ?? other.PromptName,
        PromptVersion = first.PromptVersion ?? other.PromptVersion,
        FinishReasons = first.FinishReasons ?? other.FinishReasons,
        ResponseId = first.ResponseId ?? other.ResponseId,
        FirstTokenAt = first.FirstTokenAt ?? other.FirstTokenAt,
        IsModelCall = first.IsModelCall ?? other.IsModelCall,
        Metadata = Both(first.Metadata, other.Metadata),
    };

    private static JsonElement? Both(JsonElement? first, JsonElement? other) => first is null || other is null ? first ?? other
        : Content.Of(new JsonObject([.. other.Value.EnumerateObject().Concat(first.Value.EnumerateObject()).GroupBy(member => member.Name)
            .Select(member => KeyValuePair.Create(member.Key, JsonNode.Parse(member.Last().Value.GetRawText())))]));

    private static IReadOnlyDictionary<string, T>? Both<T>(IReadOnlyDictionary<string, T>? first, IReadOnlyDictionary<string, T>? other)
    {
        if (first is null || other is null)
        {
            return first ?? other;
        }

        var both = new SortedDictionary<string, T>(first.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in other)
        {
            both.TryAdd(name, value);
        }

        return both;
    }
}
