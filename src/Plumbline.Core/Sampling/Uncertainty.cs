namespace Plumbline.Sampling;

/// <summary>How unsure a model, a jury or a vote is: what to ask a person about next.</summary>
public static class Uncertainty
{
    /// <summary>−Σ p ln p, in nats: 0 when sure, ln K when every category is alike.</summary>
    /// <param name="chances">Chances that sum to 1.</param>
    /// <exception cref="ArgumentException">A chance is outside [0, 1], or they do not sum to 1.</exception>
    /// <remarks>Source: C. E. Shannon, "A mathematical theory of communication", 1948.</remarks>
    public static double Entropy(IReadOnlyList<double> chances) => Checked(chances).Sum(chance => chance == 0 ? 0 : -chance * Math.Log(chance));

    /// <summary>The largest chance less the next one: small when unsure.</summary>
    /// <param name="chances">Chances of two categories or more that sum to 1.</param>
    /// <exception cref="ArgumentException">A chance is outside [0, 1], they do not sum to 1, or there is one only.</exception>
    public static double Margin(IReadOnlyList<double> chances)
    {
        double[] sorted = [.. Checked(chances).OrderDescending()];
        return sorted.Length > 1 ? sorted[0] - sorted[1] : throw new ArgumentException("A margin lies between two categories.", nameof(chances));
    }

    /// <summary>What a juror's verdict would tell about the jurors: the entropy of their mean less the mean of their entropies.</summary>
    /// <param name="jury">For each juror its chances, all of the same categories.</param>
    /// <returns>0 when all jurors say the same, however unsure; large when each is sure of something else.</returns>
    /// <exception cref="ArgumentException">There is no juror, a juror has other categories, or chances do not sum to 1.</exception>
    /// <remarks>Source: N. Houlsby, F. Huszár, Z. Ghahramani, M. Lengyel, "Bayesian active learning for classification and preference learning", 2011.</remarks>
    public static double Disagreement(IReadOnlyList<IReadOnlyList<double>> jury)
    {
        ArgumentNullException.ThrowIfNull(jury);
        if (jury.Count == 0 || jury.Any(juror => juror.Count != jury[0].Count))
        {
            throw new ArgumentException("A jury has jurors, all with the same categories.", nameof(jury));
        }

        var within = jury.Average(Entropy);
        var mean = Enumerable.Range(0, jury[0].Count).Select(category => Math.Min(1, jury.Average(juror => juror[category])));
        return Math.Max(0, Entropy([.. mean]) - within);
    }

    /// <summary>The entropy of the shares of votes, in nats.</summary>
    /// <param name="votes">One category a vote.</param>
    /// <exception cref="ArgumentException">There are no votes.</exception>
    public static double OfVotes<T>(IReadOnlyCollection<T> votes)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(votes);
        return votes.Count > 0
            ? Entropy([.. votes.CountBy(vote => vote).Select(count => (double)count.Value / votes.Count).Order()])
            : throw new ArgumentException("The entropy of votes needs a vote.", nameof(votes));
    }

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> chances)
    {
        ArgumentNullException.ThrowIfNull(chances);
        return chances.All(chance => chance is >= 0 and <= 1) && Math.Abs(chances.Sum() - 1) < 1e-6
            ? chances
            : throw new ArgumentException($"Chances lie between 0 and 1 and sum to 1; these are {string.Join(", ", chances)}.", nameof(chances));
    }
}
