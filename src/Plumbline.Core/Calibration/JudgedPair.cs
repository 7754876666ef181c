namespace Plumbline.Calibration;

/// <summary>Two answers, A and B, that people and a judge compared, with what might sway the judge.</summary>
/// <param name="Human">1 when people prefer A, 0 when B, 0.5 for a tie.</param>
/// <param name="Judge">1 when the judge prefers A, 0 when B, 0.5 for a tie.</param>
/// <param name="LongerFirst">Whether A is the longer one.</param>
/// <param name="OwnFirst">Whether A, and not B, comes from the judge's own family.</param>
public readonly record struct JudgedPair(double Human, double Judge, bool LongerFirst, bool OwnFirst)
{
    internal static JudgedPair[] Checked(IReadOnlyList<JudgedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var (place, pair) in pairs.Index())
        {
            if (pair.Human is not (0 or 0.5 or 1) || pair.Judge is not (0 or 0.5 or 1))
            {
                throw new ArgumentException($"Pair {place + 1} has {pair.Human} and {pair.Judge}; a preference is 0, 0.5 or 1.", nameof(pairs));
            }
        }

        return [.. pairs];
    }
}
