using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Items reduced to how often each got each rating; equal items are one pattern with a number.</summary>
/// <remarks>Patterns are in an order of their own, so that neither row order nor who rated changes a result.</remarks>
internal sealed class RatedItems
{
    private RatedItems(IReadOnlyList<double> domain, (int Category, int Count)[][] patterns, int[] patternOfItem)
    {
        (Domain, Patterns, PatternOfItem) = (domain, patterns, patternOfItem);
        Sizes = new int[patterns.Length];
        foreach (var pattern in patternOfItem)
        {
            Sizes[pattern]++;
        }

        Ratings = [.. patterns.Select(pattern => pattern.Sum(rated => rated.Count))];
    }

    /// <summary>The value of each category.</summary>
    public IReadOnlyList<double> Domain { get; }

    /// <summary>The categories that a pattern has, each with how many ratings, in the order of the domain.</summary>
    public IReadOnlyList<(int Category, int Count)[]> Patterns { get; }

    /// <summary>How many items have each pattern.</summary>
    public int[] Sizes { get; }

    /// <summary>How many ratings an item of each pattern has.</summary>
    public int[] Ratings { get; }

    /// <summary>The pattern of each item.</summary>
    public int[] PatternOfItem { get; }

    /// <summary>Reads ratings against a declared domain, items sorted by pattern.</summary>
    /// <exception cref="ArgumentException">A rating is not in the domain, or the domain names a value twice.</exception>
    public static RatedItems Of(IEnumerable<IReadOnlyList<double>> items, IReadOnlyList<double> domain)
    {
        var given = InGivenOrder(items, domain);
        int[] order = [.. Enumerable.Range(0, given.Patterns.Count).OrderBy(pattern => given.Patterns[pattern], PatternOrder)];
        return new(
            domain,
            [.. order.Select(pattern => given.Patterns[pattern])],
            [.. order.SelectMany((pattern, place) => Enumerable.Repeat(place, given.Sizes[pattern]))]);
    }

    /// <summary>Reads ratings against the values that occur.</summary>
    /// <exception cref="ArgumentException">A rating is not a finite number of at most 1e100 in size.</exception>
    public static RatedItems Of(IEnumerable<IReadOnlyList<double>> items)
    {
        IReadOnlyList<double>[] kept = [.. items];
        double[] domain = [.. kept.SelectMany(ratings => ratings).Distinct().Order()];
        return domain.All(Magnitude.IsUsable) ? Of(kept, domain) : throw new ArgumentException("Every rating should be a finite number of at most 1e100 in size.", nameof(items));
    }

    /// <summary>Reads ratings against a declared domain, items resampled in the order given.</summary>
    public static RatedItems InGivenOrder(IEnumerable<IReadOnlyList<double>> items, IReadOnlyList<double> domain)
    {
        var categories = new Categories(domain);
        var patternOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var patterns = new List<(int, int)[]>();
        var patternOfItem = new List<int>();
        foreach (var ratings in items)
        {
            int[] rated = [.. ratings.Select(categories.Of).Order()];
            var key = string.Join(',', rated);
            if (!patternOf.TryGetValue(key, out var pattern))
            {
                patternOf[key] = pattern = patterns.Count;
                patterns.Add([.. rated.CountBy(category => category).Select(count => (count.Key, count.Value))]);
            }

            patternOfItem.Add(pattern);
        }

        return new(domain, [.. patterns], [.. patternOfItem]);
    }

    private static readonly Comparer<(int, int)[]> PatternOrder = Comparer<(int, int)[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
}
