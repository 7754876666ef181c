namespace Plumbline.Calibration;

/// <summary>Whether a judge's verdicts may be used, and for what.</summary>
public enum JudgeStatus
{
    /// <summary>Compared with people on enough items, and they still agree as they did.</summary>
    Trusted,

    /// <summary>Compared on too few items yet: shown, not decided on.</summary>
    Provisional,

    /// <summary>Agreement with people has fallen since it was calibrated: not used until calibrated again.</summary>
    Suspended,
}

/// <summary>How a judge's status follows from its calibration.</summary>
public static class JudgeStatuses
{
    /// <summary>The status of one judge version on one dimension of one rubric version.</summary>
    /// <param name="compared">Items that people judged too.</param>
    /// <param name="needed">Items that make a calibration.</param>
    /// <param name="drifted">Whether the watch on its agreement has raised an alarm since.</param>
    /// <returns>Drift suspends, whatever the number of items.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of items is negative.</exception>
    public static JudgeStatus Of(int compared, int needed, bool drifted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(compared);
        ArgumentOutOfRangeException.ThrowIfNegative(needed);
        return drifted ? JudgeStatus.Suspended : compared < needed ? JudgeStatus.Provisional : JudgeStatus.Trusted;
    }
}
