namespace Plumbline.Statistics;

/// <summary>Shares one chance of error among repeated looks at the same hold-out, so that all looks together keep it.</summary>
public static class AlphaSpending
{
    /// <summary>Look k may spend 6 alpha / (π² k²): any number of looks, alpha in all.</summary>
    /// <param name="alpha">The chance of error of all looks together.</param>
    /// <param name="look">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double InverseSquare(double alpha, int look) => 6 * Alpha(alpha) / (Math.PI * Math.PI * Look(look) * look);

    /// <summary>Look k may spend alpha / 2ᵏ: for the few looks that matter first.</summary>
    /// <param name="alpha">The chance of error of all looks together.</param>
    /// <param name="look">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Geometric(double alpha, int look) => Alpha(alpha) * Math.Pow(0.5, Look(look));

    /// <summary>Each of a fixed number of looks may spend alpha / looks; a look beyond them may spend nothing.</summary>
    /// <param name="alpha">The chance of error of all looks together.</param>
    /// <param name="look">From 1.</param>
    /// <param name="looks">How many looks there will be at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Budget(double alpha, int look, int looks) => Look(look) <= Look(looks) ? Alpha(alpha) / looks : 0;

    private static double Alpha(double alpha) =>
        alpha is > 0 and < 1 ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A chance of error lies between 0 and 1.");

    private static double Look(int look) =>
        look >= 1 ? look : throw new ArgumentOutOfRangeException(nameof(look), look, "Looks are counted from 1.");
}
