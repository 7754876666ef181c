namespace Plumbline.Pairs;

/// <summary>How fingerprints are cut into bands: two texts are looked at when one band is the same.</summary>
/// <param name="Bands">How many bands, above 0.</param>
/// <param name="Rows">How many numbers a band has, above 0.</param>
/// <remarks>Source: P. Indyk, R. Motwani, "Approximate nearest neighbors: towards removing the curse of dimensionality", STOC 1998.</remarks>
public sealed record Banding(int Bands, int Rows)
{
    /// <summary>16 bands of 8: texts with 0.8 of their passages in common are found with chance 0.947, those with half with 0.06.</summary>
    public static readonly Banding Default = new(16, 8);

    /// <summary>The chance that two texts are looked at: 1 − (1 − sʳ)ᵇ.</summary>
    /// <param name="likeness">The share of passages in common, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share, the bands or the rows are outside their range.</exception>
    public double Chance(double likeness)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Bands);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rows);
        return 1 - Math.Pow(1 - Math.Pow(Statistics.Distributions.Probability.Checked(likeness), Rows), Bands);
    }

    /// <summary>Where the chance rises fastest, about: (1/b)^(1/r).</summary>
    public double Threshold => Math.Pow(1.0 / Bands, 1.0 / Rows);
}
