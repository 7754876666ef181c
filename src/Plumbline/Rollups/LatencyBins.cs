namespace Plumbline.Rollups;

/// <summary>Sixteen classes of time, each twice as long as the one before: up to 32 ms, up to 64 ms, … , more than 524 s.</summary>
internal static class LatencyBins
{
    public const int Count = 16;
    private const double First = 32;

    /// <summary>Where a class ends, in milliseconds; the last has no end.</summary>
    public static double End(int bin) => bin == Count - 1 ? double.PositiveInfinity : First * Math.Pow(2, bin);

    /// <summary>Where a class begins.</summary>
    public static double Start(int bin) => bin == 0 ? 0 : End(bin - 1);

    public static int Of(double milliseconds)
    {
        var bin = 0;
        while (bin < Count - 1 && milliseconds > First * (1L << bin))
        {
            bin++;
        }

        return bin;
    }
}
