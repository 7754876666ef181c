using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>Ratings that follow battles one by one. They depend on the order: for display, never for a decision.</summary>
public static class Elo
{
    /// <summary>Rates models by playing the battles in the order given.</summary>
    /// <param name="battles">In the order they happened; weights and prompts do not count.</param>
    /// <param name="step">The most that one battle can move a rating.</param>
    /// <param name="start">The rating of a model that has met nobody yet.</param>
    /// <param name="scale">The difference that stands for odds of ten to one.</param>
    /// <returns>A rating for each model. Without battles it is empty.</returns>
    /// <exception cref="ArgumentException">A score is not between 0 and 1, or a model has no name or meets itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step or the scale is not from 1e-70 to 1e70, or the start is beyond ±1e70.</exception>
    /// <remarks>Cost linear. Source: A. E. Elo, "The Rating of Chessplayers, Past and Present", 1978.</remarks>
    public static IReadOnlyDictionary<string, double> Of(IEnumerable<Battle> battles, double step = 4, double start = 1000, double scale = 400)
    {
        ArgumentNullException.ThrowIfNull(battles);
        OrdinaryNumber.Moderate(step, nameof(step));
        OrdinaryNumber.Moderate(scale, nameof(scale));
        if (!OrdinaryNumber.Holds(start))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, "The number should be within ±1e70.");
        }

        var ratings = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var battle in battles)
        {
            if (battle.First is null || battle.Second is null || battle.First == battle.Second)
            {
                throw new ArgumentException($"A battle takes two models, not \"{battle.First}\" and \"{battle.Second}\".", nameof(battles));
            }

            var (first, second) = (ratings.GetValueOrDefault(battle.First, start), ratings.GetValueOrDefault(battle.Second, start));
            var moved = step * (UnitScore.Checked(battle.Score) - (1 / (1 + Math.Pow(10, (second - first) / scale))));
            (ratings[battle.First], ratings[battle.Second]) = (first + moved, second - moved);
        }

        return ratings;
    }
}
