using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>
/// Parts of a trace into one, field by field: what a later part leaves out it does not erase, tags unite, metadata merge
/// deeply, and of two things said the later counts. The same parts in any order, any of them twice, give the same trace.
/// </summary>
public static class PartMerge
{
    /// <summary>Merges the parts of one trace.</summary>
    /// <param name="parts">In any order; a part that stands twice counts once.</param>
    /// <exception cref="ArgumentException">There are no parts, or they are of different traces.</exception>
    /// <remarks>Cost: n log n in the parts. What creates counts before what updates at the same time; then the part's id decides.</remarks>
    public static CapturedTrace Of(IEnumerable<CapturedPart> parts)
    {
        CapturedPart[] ordered =
        [
            .. parts.OrderBy(part => part.At).ThenBy(part => part.IsUpdate).ThenBy(part => part.Id, StringComparer.Ordinal)
                .DistinctBy(part => part.Id, StringComparer.Ordinal), // the earliest, however they came
        ];
        if (ordered.Length == 0)
        {
            throw new ArgumentException("A trace has at least one part.", nameof(parts));
        }

        if (Array.Find(ordered, part => part.Trace != ordered[0].Trace) is { } other)
        {
            throw new ArgumentException($"Parts of '{ordered[0].Trace}' and of '{other.Trace}' are of two traces.", nameof(parts));
        }

        return new(
            ordered[0].Trace, ordered[0].At, Whole(ordered.Select(part => part.Whole).OfType<TraceFields>()),
            [.. ordered.Where(part => part.Span is not null).GroupBy(part => part.Span!, StringComparer.Ordinal)
                .Select(step => new CapturedStep(step.Key, step.First().At, step.Select(part => part.Step).OfType<StepFields>().Aggregate(new StepFields(), Over).WithMessages()))
                .OrderBy(step => step.StartedAt).ThenBy(step => step.Id, StringComparer.Ordinal)]);
    }

    private static TraceFields Whole(IEnumerable<TraceFields> said) => said.Aggregate(new TraceFields(), Over);

    private static TraceFields Over(TraceFields before, TraceFields later) => new()
    {
        At = before.At is { } one && later.At is { } other ? (one < other ? one : other) : before.At ?? later.At,
        Name = later.Name ?? before.Name,
        User = later.User ?? before.User,
        Session = later.Session ?? before.Session,
        Tags = Union(before.Tags, later.Tags),
        Environment = later.Environment ?? before.Environment,
        Release = later.Release ?? before.Release,
        Version = later.Version ?? before.Version,
        Service = later.Service ?? before.Service,
        Input = Said(later.Input) ?? before.Input,
        Output = Said(later.Output) ?? before.Output,
        Metadata = Deep(before.Metadata, later.Metadata),
        Attributes = Deep(before.Attributes, later.Attributes),
    };

    private static StepFields Over(StepFields before, StepFields later) => new()
    {
        Parent = later.Parent ?? before.Parent,
        Kind = later.Kind ?? before.Kind,
        Name = later.Name ?? before.Name,
        StartedAt = later.StartedAt ?? before.StartedAt,
        EndedAt = later.EndedAt ?? before.EndedAt,
        FirstTokenAt = later.FirstTokenAt ?? before.FirstTokenAt,
        Level = later.Level ?? before.Level,
        StatusMessage = later.StatusMessage ?? before.StatusMessage,
        RequestedModel = later.RequestedModel ?? before.RequestedModel,
        ServedModel = later.ServedModel ?? before.ServedModel,
        Provider = later.Provider ?? before.Provider,
        Parameters = Deep(before.Parameters, later.Parameters),
        Input = Said(later.Input) ?? before.Input,
        Output = Said(later.Output) ?? before.Output,
        Messages = SaidMessages.Union(before.Messages, later.Messages),
        Tools = Said(later.Tools) ?? before.Tools,
        Usage = Union(before.Usage, later.Usage),
        Cost = Union(before.Cost, later.Cost),
        PromptName = later.PromptName ?? before.PromptName,
        PromptVersion = later.PromptVersion ?? before.PromptVersion,
        FinishReasons = later.FinishReasons ?? before.FinishReasons,
        ResponseId = later.ResponseId ?? before.ResponseId,
        IsModelCall = later.IsModelCall ?? before.IsModelCall,
        Metadata = Deep(before.Metadata, later.Metadata),
        Attributes = Deep(before.Attributes, later.Attributes),
    };

    private static JsonElement? Said(JsonElement? value) => value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } ? value : null;

    private static string[]? Union(IReadOnlyList<string>? before, IReadOnlyList<string>? later) =>
        before is null && later is null ? null : [.. (before ?? []).Union(later ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyDictionary<string, T>? Union<T>(IReadOnlyDictionary<string, T>? before, IReadOnlyDictionary<string, T>? later)
    {
        if (before is null || later is null)
        {
            return before ?? later;
        }

        var both = new SortedDictionary<string, T>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in later)
        {
            both[name] = value;
        }

        return both;
    }

    private static JsonElement? Deep(JsonElement? before, JsonElement? later)
    {
        if (Said(before) is not { ValueKind: JsonValueKind.Object } old || Said(later) is not { ValueKind: JsonValueKind.Object } now)
        {
            return Said(later) ?? Said(before);
        }

        return JsonSerializer.SerializeToElement(Both(old, now), WireFormat.Options);
    }

    /// <summary>Both objects; of a name that stands twice in one of them the last counts.</summary>
    private static JsonObject Both(JsonElement before, JsonElement later)
    {
        var both = new JsonObject();
        foreach (var member in before.EnumerateObject())
        {
            both[member.Name] = Node(member.Value);
        }

        foreach (var member in later.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            both[member.Name] = member.Value.ValueKind == JsonValueKind.Object && Last(before, member.Name) is { ValueKind: JsonValueKind.Object } old ? Both(old, member.Value) : Node(member.Value);
        }

        return both;
    }

    private static JsonElement? Last(JsonElement members, string name) => members.TryGetProperty(name, out var found) ? found : null;

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
