namespace Plumbline.Statistics.Distributions;

internal static class Probability
{
    public static double Checked(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability goes from 0 to 1.");
}
