using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Lets many candidates be scored on one test split without teaching them the split: the score shown moves only on a real step.</summary>
/// <param name="Step">Size of a step, above 0: what counts as an improvement, and what the shown loss is rounded to.</param>
/// <param name="Released">The loss shown so far; null before the first candidate.</param>
/// <remarks>
/// Source: A. Blum, M. Hardt, "The Ladder: a reliable leaderboard for machine learning competitions", ICML 2015. For a step chosen from the data
/// see <see cref="ParameterFreeLadder"/>.
/// </remarks>
public sealed record Ladder(double Step, double? Released = null)
{
    /// <summary>What is shown after one more candidate.</summary>
    /// <param name="loss">The candidate's mean loss on the split, lower is better.</param>
    /// <returns>The rounded loss when it beats the one shown by more than a step; otherwise the one shown before.</returns>
    /// <exception cref="ArgumentException">The loss is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not from 1e-70 to 1e70.</exception>
    public Ladder After(double loss)
    {
        OrdinaryNumber.Moderate(Step, nameof(Step));
        if (!OrdinaryNumber.Holds(loss))
        {
            throw new ArgumentException($"The loss is {loss}, which is not a finite number of at most 1e70 in size.", nameof(loss));
        }

        return Released is { } best && loss >= best - Step - LimitRule.Slack ? this : this with { Released = Math.Round(loss / Step) * Step };
    }
}
