namespace Plumbline.Crowd;

/// <summary>The votes on one item, each weighted by how often its worker is right.</summary>
public static class WeightedVote
{
    private const int MostCategories = 1_000_000;

    private const double Sure = 1e-9;

    /// <summary>What a worker's vote weighs: ln(p (K − 1) / (1 − p)); 0 for one who guesses, below 0 for one who is worse.</summary>
    /// <param name="accuracy">The worker's chance to be right, from 0 to 1; the ends are taken as a billionth inside.</param>
    /// <param name="categories">How many categories there are, at least two.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Weight(double accuracy, int categories)
    {
        if (!(accuracy is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "An accuracy lies between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        var inside = Math.Clamp(accuracy, Sure, 1 - Sure);
        return Math.Log(inside * (categories - 1) / (1 - inside));
    }

    /// <summary>The chance of each category when workers err independently, each error equally likely, and categories are equally common.</summary>
    /// <param name="accuracies">For each vote its worker's chance to be right.</param>
    /// <param name="votes">For each vote the place of its category, from 0.</param>
    /// <param name="categories">How many categories there are, at least two.</param>
    /// <returns>A chance for each category; without votes they are equal.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a vote is no category.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An accuracy or the number of categories is outside its range.</exception>
    /// <remarks>
    /// One good worker can outvote two poor ones: 0.9 against 0.6 and 0.6. Cost linear in the votes.
    /// Source: S. Nitzan, J. Paroush, "Optimal decision rules in uncertain dichotomous choice situations", International Economic Review 23, 1982.
    /// </remarks>
    public static double[] Of(IReadOnlyList<double> accuracies, IReadOnlyList<int> votes, int categories)
    {
        ArgumentNullException.ThrowIfNull(accuracies);
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(categories, MostCategories);
        if (accuracies.Count != votes.Count)
        {
            throw new ArgumentException($"There are {accuracies.Count} accuracies and {votes.Count} votes; every vote has one.", nameof(votes));
        }

        var chances = new double[categories];
        foreach (var (accuracy, vote) in accuracies.Zip(votes).Order())
        {
            if (vote < 0 || vote >= categories)
            {
                throw new ArgumentException($"The vote {vote} is not a category from 0 to {categories - 1}.", nameof(votes));
            }

            chances[vote] += Weight(accuracy, categories);
        }

        LogChances.Normalise(chances);
        return chances;
    }
}
