using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>The truth behind the answers of workers of different ability about items of different difficulty.</summary>
public static class Glad
{
    private const int MostSteps = 25;

    /// <summary>Estimates truth, abilities and easiness together, by expectation and gradient ascent.</summary>
    /// <param name="labels">The answers.</param>
    /// <param name="rounds">Rounds of expectation at most; it stops earlier when a round gains less than 1e-6.</param>
    /// <returns>Chances of each category for each item, abilities and easiness. Without answers they are empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is not positive.</exception>
    /// <remarks>
    /// P(right) = sigmoid(ability · e^easiness); errors are equally likely; abilities and easiness have N(1, 1) priors. An easiness rests on the few
    /// answers about one item: read it as a ranking. Cost a round: up to 25 passes over the answers.
    /// Source: J. Whitehill, P. Ruvolo, T. Wu, J. Bergsma, J. Movellan, "Whose vote should count more", NIPS 2009.
    /// </remarks>
    public static GladFit Of(CrowdLabels labels, int rounds = 50)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        var model = new GladModel(labels);
        var (ability, easiness) = (Ones(labels.Workers.Count), Ones(labels.Items.Count));
        var posterior = model.Posterior(ability, easiness);
        for (var round = 0; round < rounds && labels.Count > 0; round++)
        {
            var before = model.Expected(posterior, ability, easiness);
            (ability, easiness) = Climb(model, posterior, ability, easiness);
            var gained = model.Expected(posterior, ability, easiness) - before;
            posterior = model.Posterior(ability, easiness);
            if (gained < 1e-6)
            {
                break;
            }
        }

        return new(new(labels, posterior), labels.Workers, [.. ability.Zip(labels.AnswersByWorker(), (value, count) => new Measurement.Known(value, count))], easiness);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Steps uphill while they gain, each step twice the last one that did and half of one that did not.</summary>
    private static (double[] Ability, double[] Easiness) Climb(GladModel model, double[] posterior, double[] ability, double[] easiness)
    {
        var (height, size) = (model.Expected(posterior, ability, easiness), 0.1);
        for (var step = 0; step < MostSteps && size > 1e-12; step++)
        {
            var (abilitySlope, easinessSlope) = model.Gradient(posterior, ability, easiness);
            var nextAbility = Along(ability, abilitySlope, size);
            var nextEasiness = Along(easiness, easinessSlope, size);
            var next = model.Expected(posterior, nextAbility, nextEasiness);
            (ability, easiness, height, size) = next > height ? (nextAbility, nextEasiness, next, size * 2) : (ability, easiness, height, size / 4);
        }

        return (ability, easiness);
    }

    private static double[] Along(double[] from, double[] slope, double size) => [.. from.Zip(slope, (start, up) => start + (size * up))];
}

/// <summary>What <see cref="Glad"/> found.</summary>
/// <param name="Truth">The chances and the label of each item.</param>
/// <param name="Workers">Who labelled, in ordinal order.</param>
/// <param name="Abilities">For each worker; 0 guesses, below 0 is against the truth.</param>
/// <param name="Easiness">For each item of the truth's items; the higher, the more often able workers are right.</param>
public sealed record GladFit(InferredTruth Truth, IReadOnlyList<string> Workers, IReadOnlyList<Measurement> Abilities, IReadOnlyList<double> Easiness);
