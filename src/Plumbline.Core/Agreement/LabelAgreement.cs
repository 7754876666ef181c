using Plumbline.Datasets;
using Plumbline.Lineage;

namespace Plumbline.Agreement;

/// <summary>How far the people who labelled a dataset agree on one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Compared">True for votes between two candidates, false for scores of one.</param>
/// <param name="Items">Candidates, or pairs of them, that two or more people judged.</param>
/// <param name="Triple">Percent, α and AC.</param>
public sealed record LabelAgreement(string Dimension, bool Compared, int Items, AgreementTriple Triple)
{
    private static readonly int[] Grids = [1, 2, 4, 5, 10, 20, 100];
    private static readonly double[] Votes = [0, 0.5, 1];

    /// <summary>Measures each dimension of the labels, its scores apart from its votes.</summary>
    /// <param name="items">The dataset's items.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>
    /// One row a dimension, in ordinal order. Scores are ratings on an interval scale: the percentage is that of equal scores, α and AC2 count how far
    /// scores are apart. Votes are a choice among three, with α and AC1 for categories.
    /// </returns>
    /// <remarks>
    /// People only: models, programs and users' signals are no annotators. One rating a person and candidate; where someone judged blind and later
    /// having seen more, the blind judgement counts. "Cannot judge" is no rating. Scores are read on the coarsest even grid from 0 to 1 that holds
    /// them all, in steps of 0.01 at the finest, so that the categories are those of the scale and not those that happened to occur.
    /// </remarks>
    public static IReadOnlyList<LabelAgreement> Of(IEnumerable<DatasetItem> items, ulong seed)
    {
        var labels = items.SelectMany(item => item.Labels.Where(IsPersons).Select(label => (Item: item.Id, Label: label)));
        return
        [
            .. labels.GroupBy(rated => (rated.Label.Dimension, Compared: rated.Label.Other is not null))
                .OrderBy(group => group.Key.Dimension, StringComparer.Ordinal).ThenBy(group => group.Key.Compared)
                .Select(group => Measure(group.Key.Dimension, group.Key.Compared, [.. Ratings(group)], seed)),
        ];
    }

    private static LabelAgreement Measure(string dimension, bool compared, double[][] ratings, ulong seed)
    {
        var steps = compared ? 0 : Array.Find(Grids, grid => ratings.All(rated => rated.All(score => Math.Abs((score * grid) - Math.Round(score * grid)) < 1e-9)));
        var scale = steps == 0 ? Grids[^1] : steps;
        var triple = compared
            ? AgreementTriple.Of(ratings, Votes, Scale.Nominal, seed)
            : AgreementTriple.Of(ratings.Select(rated => rated.Select(score => Math.Round(score * scale) / scale).ToArray()), [.. Enumerable.Range(0, scale + 1).Select(step => (double)step / scale)], Scale.Interval, seed);
        return new(dimension, compared, ratings.Count(rated => rated.Length > 1), triple);
    }

    private static IEnumerable<double[]> Ratings(IEnumerable<(string Item, DatasetLabel Label)> rated) => rated
        .GroupBy(one => (one.Item, Judged(one.Label)))
        .Select(group => group.GroupBy(one => one.Label.Annotator).Select(person => person.MinBy(one => (one.Label.Origin, one.Label.Id)).Label).Select(Score).ToArray());

    /// <summary>Two candidates are the same two in either order.</summary>
    private static (string, string?) Judged(DatasetLabel label) =>
        label.Other is { } other && string.CompareOrdinal(label.Candidate, other) > 0 ? (other, label.Candidate) : (label.Candidate, label.Other);

    private static double Score(DatasetLabel label) =>
        label.Other is { } other && string.CompareOrdinal(label.Candidate, other) > 0 ? 1 - label.Score!.Value : label.Score!.Value;

    private static bool IsPersons(DatasetLabel label) => label is { Score: not null, Origin: Origin.HumanBlind or Origin.HumanSawOutput or Origin.HumanEditedOutput };
}
