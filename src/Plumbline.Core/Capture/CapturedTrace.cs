namespace Plumbline.Capture;

/// <summary>A trace as its parts so far tell it.</summary>
/// <param name="Id">The client's id.</param>
/// <param name="FirstSaid">When the first part was said, by the client's clock.</param>
/// <param name="Whole">What was said of the whole.</param>
/// <param name="Steps">Its steps, by when they began.</param>
public sealed record CapturedTrace(string Id, DateTimeOffset FirstSaid, TraceFields Whole, IReadOnlyList<CapturedStep> Steps)
{
    /// <summary>When it began: the earliest of what was said of it and of its steps.</summary>
    public DateTimeOffset StartedAt => Steps.Select(step => step.StartedAt).Concat(Whole.At is { } at ? [at] : Array.Empty<DateTimeOffset>()).DefaultIfEmpty(FirstSaid).Min();

    /// <summary>The calls of a model that hold no other such call: what tokens and cost are counted on, so that none counts twice.</summary>
    public IReadOnlyList<CapturedStep> ModelCalls()
    {
        var parents = Steps.ToDictionary(step => step.Id, step => step.Fields.Parent, StringComparer.Ordinal);
        var above = new HashSet<string>(StringComparer.Ordinal);
        var calls = Steps.Where(step => step.Fields.IsModelCall == true).ToArray();
        foreach (var call in calls)
        {
            for (var parent = call.Fields.Parent; parent is not null && parent != call.Id && above.Add(parent);)
            {
                parent = parents.GetValueOrDefault(parent);
            }
        }

        return [.. calls.Where(call => !above.Contains(call.Id))];
    }

    /// <summary>The step that began the trace: the first whose parent is not among its steps; null without steps.</summary>
    public CapturedStep? Root()
    {
        var ids = Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        return Steps.FirstOrDefault(step => step.Fields.Parent is null || step.Fields.Parent == step.Id || !ids.Contains(step.Fields.Parent));
    }
}

/// <summary>One step of a trace.</summary>
/// <param name="Id">The client's id.</param>
/// <param name="FirstSaid">When its first part was said.</param>
/// <param name="Fields">What is known of it.</param>
public sealed record CapturedStep(string Id, DateTimeOffset FirstSaid, StepFields Fields)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => Fields.StartedAt ?? FirstSaid;
}
