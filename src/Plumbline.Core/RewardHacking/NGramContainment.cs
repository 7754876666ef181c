using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How much of what a model says its teacher has said word for word.</summary>
public static class NGramContainment
{
    /// <summary>The share of the model's different n-grams that the teacher's texts have as well.</summary>
    /// <param name="model">Words of the model's text.</param>
    /// <param name="teacher">Words of the teacher's.</param>
    /// <param name="n">Words in a row, at least 1; 4 is telling, 1 hardly.</param>
    /// <returns>From 0 to 1, with the number of different n-grams as the count and no interval. Unknown when the model's text is shorter than n.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    /// <remarks>Source: A. Z. Broder, "On the resemblance and containment of documents", 1997. Cost linear in both texts.</remarks>
    public static Measurement Of(IReadOnlyList<string> model, IReadOnlyList<string> teacher, int n)
    {
        var said = NGrams.Of(model, n).ToHashSet(StringComparer.Ordinal);
        var known = NGrams.Of(teacher, n).ToHashSet(StringComparer.Ordinal);
        return said.Count == 0
            ? new Measurement.Unknown(Cause.TooFew, $"The model's text has fewer than {n} words.")
            : new Measurement.Known((double)said.Count(known.Contains) / said.Count, said.Count);
    }
}
