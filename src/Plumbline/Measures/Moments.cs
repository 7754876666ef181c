namespace Plumbline.Measures;

/// <summary>Mean and sample variance.</summary>
internal static class Moments
{
    /// <summary>The variance has the divisor n − 1, and is 0 for a single value; the mean of none is 0.</summary>
    public static (double Mean, double Variance) Of(ReadOnlySpan<double> values)
    {
        var (mean, squares, count) = (0.0, 0.0, 0);
        foreach (var value in values)
        {
            var off = value - mean;
            mean += off / ++count;
            squares += off * (value - mean);
        }

        return (mean, count < 2 ? 0 : squares / (count - 1));
    }
}
