using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Gates;

/// <summary>A test set, and what it should be able to tell.</summary>
/// <param name="Items">Items that both releases are scored on, at least 1; conversations where items of one are not independent.</param>
/// <param name="Discordance">
/// How much two releases of equal quality differ: with scores of 0 and 1 the share of items whose verdict changes, otherwise the mean squared change.
/// From <see cref="PilotScores"/>; 0.05 to 0.2 is usual.
/// </param>
/// <param name="Margin">Tolerated drop, above 0 and below 1.</param>
/// <param name="Dimensions">Dimensions that must all pass, at least 1.</param>
/// <param name="Alpha">One-sided chance that a drop beyond the margin gets through, below 0.5.</param>
/// <param name="Power">Chance that an unchanged model should have to get through all the dimensions, between 0 and 1.</param>
/// <param name="Binary">Scores are 0 or 1.</param>
public sealed record TestSetQuestion(
    int Items, double Discordance, double Margin = 0.02, int Dimensions = 1, double Alpha = 0.05, double Power = 0.8, bool Binary = true)
{
    /// <summary>The power each dimension needs for all of them to have the power asked for.</summary>
    public double PowerEach => SampleSize.PowerNeededEach(Power, Dimensions);

    internal bool IsExact(int items) => Binary && items <= PairedChances.MostCounted;

    internal VerdictChances Chances(int items, double change, double margin) => Binary
        ? PairedChances.Binary(items, Discordance, change, margin, Alpha)
        : PairedChances.Graded(items, Discordance, change, margin, Alpha);

    internal bool Shows(int items, double margin) => Chances(items, 0, margin).Pass >= PowerEach - LimitRule.Slack;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Items);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Dimensions);
        Probability.Checked(Discordance);
        Open(Margin, 1, nameof(Margin));
        Open(Alpha, 0.5, nameof(Alpha));
        Open(Power, 1, nameof(Power));
    }

    private static void Open(double value, double below, string name)
    {
        if (!(value > 0 && value < below))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} lies between 0 and {below}, both excluded.");
        }
    }
}
