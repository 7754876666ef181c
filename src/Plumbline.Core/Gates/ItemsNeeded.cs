namespace Plumbline.Gates;

/// <summary>How many further items a rule needs before it can be decided, or why no number can be given.</summary>
/// <param name="Count">Further items, planned for a power of 0.8 at the observed estimate; 0 when the rule is decided.</param>
/// <param name="Reason">One sentence when there is no number.</param>
public sealed record ItemsNeeded(int? Count, string? Reason = null)
{
    /// <summary>The rule is decided: no further item is needed.</summary>
    public static ItemsNeeded None { get; } = new(0);

    /// <summary>What all the rules need together: the largest number, or the first reason that there is none.</summary>
    internal static ItemsNeeded Together(IEnumerable<ItemsNeeded> needs) =>
        needs.Aggregate(None, (most, next) => most.Count is null ? most : next.Count is null || next.Count > most.Count ? next : most);

    /// <summary>The need as the end of a sentence.</summary>
    internal string Sentence => this switch
    {
        { Count: 1 } => "about 1 more item needed",
        { Count: { } count } => $"about {count} more items needed",
        _ => $"items needed unknown: {Reason}",
    };
}
