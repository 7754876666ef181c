namespace Plumbline.Optimizers.Objectives;

/// <summary>The preference objectives by name.</summary>
public static class PairObjectives
{
    private static readonly PairObjectiveEntry[] Entries =
    [
        new("sigmoid", ["label_smoothing"], settings => new Dpo(settings.Beta, settings.LabelSmoothing ?? 0)),
        new("robust", ["label_smoothing"], settings => new RobustDpo(settings.Beta, settings.LabelSmoothing ?? 0)),
        new("ipo_sums", [], settings => new Ipo(settings.Beta)),
        new("ipo_length_normalised", [], settings => new LengthNormalisedIpo(settings.Beta)),
        new("sigmoid_length_normalised", ["label_smoothing"], settings => new LengthNormalisedDpo(settings.Beta, settings.LabelSmoothing ?? 0)),
        new("sigmoid_length_regularised", ["length_penalty"], settings => new LengthRegularisedDpo(settings.Beta, settings.LengthPenalty ?? 0)),
        new("bco_pair", [], settings => new BcoPair(settings.Beta)),
        new("hinge", [], settings => new Hinge(settings.Beta)),
        new("focal", ["gamma"], settings => new FocalDpo(settings.Beta, settings.Gamma ?? 1)),
        new("simpo", ["target_margin"], settings => new SimPo(settings.Beta, settings.TargetMargin ?? 0)),
    ];

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    /// <summary>The objective that the settings name.</summary>
    /// <exception cref="ArgumentException">
    /// The name is unknown, a coefficient is outside its range, or a setting is given that this objective would ignore.
    /// </exception>
    public static IPairObjective Create(PairObjectiveSettings settings) => settings.Check() is [var refusal, ..]
        ? throw new ArgumentException(refusal.Message, nameof(settings))
        : Entries.First(entry => entry.Name == settings.Name).Create(settings);

    /// <summary>The coefficients that an objective reads besides beta.</summary>
    internal static IReadOnlyList<string> OptionsOf(string name) => Entries.First(entry => entry.Name == name).Options;

    /// <summary>Loss and gradient of a batch: the weighted mean of the pairs' terms.</summary>
    /// <exception cref="ArgumentException">
    /// No pair, a figure that is not finite, a preference outside 0 to 1, a negative or non-finite weight, or weights that sum to 0.
    /// </exception>
    public static PairLoss Of(this IPairObjective objective, ReadOnlySpan<PairLogProbabilities> batch)
    {
        var terms = new PairTerm[batch.Length];
        var weights = new double[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            terms[i] = objective.Term(Checked(batch[i], i));
            weights[i] = batch[i].Weight;
        }

        return PairLoss.Mean(terms, weights);
    }

    private static PairLogProbabilities Checked(in PairLogProbabilities pair, int at) =>
        double.IsFinite(pair.PolicyChosen + pair.PolicyRejected + pair.ReferenceChosen + pair.ReferenceRejected + pair.ChosenLength + pair.RejectedLength)
        && pair.Preference is >= 0 and <= 1
            ? pair
            : throw new ArgumentException($"Pair {at} is {pair}; log-probabilities and lengths should be finite, the preference between 0 and 1.");

    private sealed record PairObjectiveEntry(string Name, string[] Options, Func<PairObjectiveSettings, IPairObjective> Create);
}
