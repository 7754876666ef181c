namespace Plumbline.Crowd;

/// <summary>How probable each category is for each item.</summary>
public sealed class InferredTruth
{
    private const double Tied = 1e-9;
    private readonly double[] posterior;
    private readonly IReadOnlyList<string> categories;

    internal InferredTruth(CrowdLabels labels, double[] posterior) => (Items, categories, this.posterior) = (labels.Items, labels.Categories, posterior);

    /// <summary>The items, in ordinal order.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>The chance of each category for the item at a place; they sum to 1.</summary>
    /// <param name="item">The item's place in <see cref="Items"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ReadOnlySpan<double> Chances(int item) => item >= 0 && item < Items.Count
        ? posterior.AsSpan(item * categories.Count, categories.Count)
        : throw new ArgumentOutOfRangeException(nameof(item), item, $"There are {Items.Count} items, counted from 0.");

    /// <summary>The most probable category of the item at a place; null when two lead together: then a person decides.</summary>
    /// <param name="item">The item's place in <see cref="Items"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public string? Label(int item) => Leader(Chances(item)) is { } place ? categories[place] : null;

    /// <summary>The items without a label, because two categories lead together: they go to adjudication.</summary>
    public IEnumerable<string> Open => Items.Where((_, item) => Label(item) is null);

    /// <summary>The place of the largest chance, or null when another is as large but for rounding.</summary>
    internal static int? Leader(ReadOnlySpan<double> chances)
    {
        var leader = 0;
        for (var place = 1; place < chances.Length; place++)
        {
            leader = chances[place] > chances[leader] ? place : leader;
        }

        for (var place = 0; place < chances.Length; place++)
        {
            if (place != leader && chances[leader] - chances[place] <= Tied)
            {
                return null;
            }
        }

        return leader;
    }
}
