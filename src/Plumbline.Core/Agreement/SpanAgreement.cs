using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>How far annotators mark the same passages of one text; of more than two, the mean over pairs of them.</summary>
/// <param name="TokenF1">Marked tokens with the same label in common: 2 |A ∩ B| / (|A| + |B|).</param>
/// <param name="ExactF1">The same for whole spans with the same ends and label.</param>
/// <param name="OverlapF1">The same for spans that share a token with a span of the other with the same label.</param>
/// <param name="TokenAlpha">Krippendorff's nominal α over tokens, each with its labels or none: the figure that chance is taken out of.</param>
public sealed record SpanAgreement(Measurement TokenF1, Measurement ExactF1, Measurement OverlapF1, Measurement TokenAlpha)
{
    /// <summary>Compares what annotators marked in one text.</summary>
    /// <param name="length">Tokens of the text.</param>
    /// <param name="annotators">For each annotator the marked spans, in any order; none is an answer too.</param>
    /// <returns>
    /// F1 figures from 0 to 1 over the pairs of annotators of whom one at least marked something, their number being the count. Unknown
    /// (<see cref="Cause.NoSpans"/>) when nobody did: such a text counts as agreement in percent and is left out of a mean F1. Fewer than two annotators are
    /// unknown too. α has the tokens as its count, and is unknown when every token has the same label.
    /// </returns>
    /// <exception cref="ArgumentException">A span is empty, outside the text, or has no label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <remarks>
    /// F1 is used because no one can count the passages that nobody marked. A token under two labels has both of them as its category in α. Cost: pairs of
    /// annotators × (tokens + spans²). Source: G. Hripcsak, A. S. Rothschild, "Agreement, the F-measure, and reliability in information retrieval", JAMIA 12, 2005.
    /// </remarks>
    public static SpanAgreement Of(int length, IReadOnlyList<IReadOnlyList<MarkedSpan>> annotators)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(annotators);
        HashSet<MarkedSpan>[] marked = [.. annotators.Select(spans => spans.Select(span => span.Checked(length)).ToHashSet())];
        (HashSet<MarkedSpan>, HashSet<MarkedSpan>)[] pairs = [.. marked.SelectMany((one, place) => marked.Skip(place + 1).Where(other => one.Count + other.Count > 0).Select(other => (one, other)))];
        return new(
            Mean(pairs, annotators.Count, TokensInCommon),
            Mean(pairs, annotators.Count, (one, other) => F1(2.0 * one.Count(other.Contains), one.Count + other.Count)),
            Mean(pairs, annotators.Count, Overlap),
            Alpha(length, marked));
    }

    private static Measurement Mean((HashSet<MarkedSpan> One, HashSet<MarkedSpan> Other)[] pairs, int annotators, Func<HashSet<MarkedSpan>, HashSet<MarkedSpan>, double> figure) => (annotators, pairs.Length) switch
    {
        ( < 2, _) => new Measurement.Unknown(Cause.InsufficientPairs, "Fewer than two annotators marked the text."),
        (_, 0) => new Measurement.Unknown(Cause.NoSpans, "Nobody marked a span."),
        var (_, count) => new Measurement.Known(StableSum.Mean([.. pairs.Select(pair => figure(pair.One, pair.Other))]), count),
    };

    private static double TokensInCommon(HashSet<MarkedSpan> one, HashSet<MarkedSpan> other)
    {
        var (first, second) = (Tokens(one), Tokens(other));
        return F1(2.0 * first.Count(second.Contains), first.Count + second.Count);
    }

    /// <summary>The harmonic mean of the shares of each one's spans that meet one of the other's.</summary>
    private static double Overlap(HashSet<MarkedSpan> one, HashSet<MarkedSpan> other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return 0;
        }

        var precision = one.Count(span => other.Any(span.Meets)) / (double)one.Count;
        var recall = other.Count(span => one.Any(span.Meets)) / (double)other.Count;
        return F1(2 * precision * recall, precision + recall);
    }

    private static double F1(double common, double all) => all == 0 ? 0 : common / all;

    private static HashSet<(int, string)> Tokens(IEnumerable<MarkedSpan> spans) =>
        [.. spans.SelectMany(span => Enumerable.Range(span.Start, span.End - span.Start).Select(token => (token, span.Label)))];

    private static Measurement Alpha(int length, HashSet<MarkedSpan>[] marked)
    {
        var categories = new Dictionary<string, double>(StringComparer.Ordinal) { [""] = 0 };
        var ratings = Enumerable.Range(0, length).Select(_ => new double[marked.Length]).ToArray();
        for (var annotator = 0; annotator < marked.Length; annotator++)
        {
            foreach (var token in Tokens(marked[annotator]).GroupBy(token => token.Item1, token => token.Item2))
            {
                // Labels are told apart by their lengths, whatever is in them.
                var category = string.Concat(token.Order(StringComparer.Ordinal).Select(label => $"{label.Length}:{label}"));
                categories.TryAdd(category, categories.Count);
                ratings[token.Key][annotator] = categories[category];
            }
        }

        return KrippendorffAlpha.Of(ratings, Scale.Nominal);
    }
}
