using Plumbline.Statistics;

namespace Plumbline.Lineage;

/// <summary>How many of the labels behind a score are independent of the candidate.</summary>
/// <param name="N">Labels.</param>
/// <param name="Clean">Those whose contamination is at most <see cref="LabelContamination.Clean"/>; they alone decide.</param>
/// <param name="Effective">The sum of the labels' independence, 1 − C: what they are worth in independent labels.</param>
/// <param name="Mean">Their mean independence, 0 to 1, without an interval; no label: unknown, <see cref="Cause.TooFew"/>.</param>
public sealed record LabelIndependence(int N, int Clean, double Effective, Measurement Mean)
{
    /// <summary>Counts the labels; their order does not matter.</summary>
    /// <param name="contaminations">The contamination of each label, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A contamination is outside 0 to 1.</exception>
    public static LabelIndependence Of(IReadOnlyCollection<double> contaminations)
    {
        if (contaminations.FirstOrDefault(value => value is not (>= 0 and <= 1)) is var wrong && wrong is not 0)
        {
            throw new ArgumentOutOfRangeException(nameof(contaminations), wrong, "A contamination goes from 0 to 1.");
        }

        var effective = StableSum.Of(contaminations.Select(value => 1 - value));
        return new(
            contaminations.Count,
            contaminations.Count(value => value <= LabelContamination.Clean),
            effective,
            contaminations.Count == 0
                ? new Measurement.Unknown(Cause.TooFew, "There is no label.")
                : new Measurement.Known(effective / contaminations.Count, contaminations.Count));
    }
}
