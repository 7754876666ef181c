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
            .. parts.DistinctBy(part => part.Id, StringComparer.Ordinal)
                .OrderBy(part => part.At).ThenBy(part => part.IsUpdate).ThenBy(part => part.Id, StringComparer.Ordinal),
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
                .Select(step => new CapturedStep(step.Key, step.First().At, step.Select(part => part.Step).OfType<StepFields>().Aggregate(new StepFields(), Over)))
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

        return JsonSerializer.SerializeToElement(Deep(JsonObject.Create(old)!, JsonObject.Create(now)!), WireFormat.Options);
    }

    private static JsonObject Deep(JsonObject before, JsonObject later)
    {
        foreach (var (name, value) in later)
        {
            if (value is not null)
            {
                before[name] = before[name] is JsonObject old && value is JsonObject now ? Deep(old, now) : value.DeepClone();
            }
        }

        return before;
    }
}
