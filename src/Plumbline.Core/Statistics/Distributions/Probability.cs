namespace Plumbline.Statistics.Distributions;

internal static class Probability
{
    public static double Checked(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability goes from 0 to 1.");

    /// <summary>Any number, infinite ones too, but NaN.</summary>
    public static double Place(double x) =>
        double.IsNaN(x) ? throw new ArgumentOutOfRangeException(nameof(x), x, "A distribution is asked at a number.") : x;
}
