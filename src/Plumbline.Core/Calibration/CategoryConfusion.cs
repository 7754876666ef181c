using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How far a judge that chooses among several categories can be taken for people, each category weighing the same.</summary>
/// <param name="Accuracy">Share of items on which both say the same ("wilson").</param>
/// <param name="Precision">Mean of the categories' precision; without an interval.</param>
/// <param name="Recall">Mean of the categories' recall; without an interval.</param>
/// <param name="F1">Mean of the categories' F1, which is not the F1 of the two means; without an interval.</param>
/// <param name="Categories">The figures of each category, in the declared order.</param>
public sealed record CategoryConfusion(Measurement Accuracy, Measurement Precision, Measurement Recall, Measurement F1, IReadOnlyList<CategoryRates> Categories)
{
    /// <summary>Measures a judge against people on the items that both judged.</summary>
    /// <param name="human">What people say of each item: a declared category.</param>
    /// <param name="judge">What the judge says of the same items, in the same order.</param>
    /// <param name="categories">All categories that the rubric declares, used or not.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Every figure with the number of items. A mean over categories is unknown as soon as one category has no such figure: nothing is
    /// averaged over the categories that happened to be used, and no 0 is filled in.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, a verdict is not a declared category, or a category is declared twice or not at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Cost linear in the items. Source: C. J. van Rijsbergen, "Information Retrieval", 1979; D. D. Lewis, "Evaluating text categorization", 1991.</remarks>
    public static CategoryConfusion Of(IReadOnlyList<string> human, IReadOnlyList<string> judge, IReadOnlyList<string> categories, double level = 0.95)
    {
        var table = Table(human, judge, categories);
        CategoryRates[] rates = [.. categories.Select((category, place) => CategoryRates.Of(category, place, table, level))];
        return new(
            Proportion.Wilson(Enumerable.Range(0, categories.Count).Sum(place => table[place, place]), human.Count, level),
            Mean(rates, one => one.Precision, human.Count),
            Mean(rates, one => one.Recall, human.Count),
            Mean(rates, one => one.F1, human.Count),
            rates);
    }

    private static Measurement Mean(CategoryRates[] rates, Func<CategoryRates, Measurement> figure, int items)
    {
        var known = rates.Select(figure).OfType<Measurement.Known>().ToArray();
        return known.Length == rates.Length
            ? new Measurement.Known(known.Average(one => one.Value), items)
            : rates.Select(figure).OfType<Measurement.Unknown>().First();
    }

    /// <summary>How often people said the one (row) and the judge the other (column).</summary>
    private static int[,] Table(IReadOnlyList<string> human, IReadOnlyList<string> judge, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(judge);
        var places = Places(categories);
        if (human.Count != judge.Count)
        {
            throw new ArgumentException($"There are {human.Count} human verdicts and {judge.Count} of the judge; each item has one of each.", nameof(judge));
        }

        var table = new int[places.Count, places.Count];
        for (var item = 0; item < human.Count; item++)
        {
            table[Place(places, human[item], item, nameof(human)), Place(places, judge[item], item, nameof(judge))]++;
        }

        return table;
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            if (category is null || !places.TryAdd(category, places.Count))
            {
                throw new ArgumentException($"The category \"{category}\" is declared twice or has no name.", nameof(categories));
            }
        }

        return places.Count > 0 ? places : throw new ArgumentException("At least one category should be declared.", nameof(categories));
    }

    private static int Place(Dictionary<string, int> places, string verdict, int item, string list) => verdict is not null && places.TryGetValue(verdict, out var place)
        ? place
        : throw new ArgumentException($"Item {item + 1} has the verdict \"{verdict}\", which is not a declared category.", list);
}
