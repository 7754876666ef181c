namespace Plumbline.Statistics;

internal static class ConfidenceLevel
{
    /// <summary>The chance left over on each side of a two-sided interval.</summary>
    public static double Tail(double level) => level is > 0 and < 1
        ? (1 - level) / 2
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, e.g. 0.90.");
}
