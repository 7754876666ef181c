using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Trains a Bradley–Terry reward model on preference pairs.</summary>
public static class RewardModelTraining
{
    /// <summary>Its name among the optimizers.</summary>
    public const string Method = "reward-model";

    /// <summary>Sets a run up; nothing is trained until its steps are taken.</summary>
    /// <param name="pairs">What to learn from; candidates beyond those of the pairs only shape the standardisation.</param>
    /// <param name="settings">Centring, descent and features.</param>
    /// <exception cref="ArgumentException">A setting is outside its range, or a pair has a soft label.</exception>
    /// <remarks>At the first step every reward is 0 and, without margins, the loss ln 2. Equal pairs in any order, settings and seed give equal bits.</remarks>
    public static TrainingRun<RewardModel> Start(PairSet pairs, RewardModelSettings settings)
    {
        if (pairs.Pairs.Any(pair => pair.Preference != 1))
        {
            throw new ArgumentException("A reward model would ignore the soft label of a pair; remove it or use a preference objective.", nameof(pairs));
        }

        return Start(Encoded(pairs, settings), settings);
    }

    internal static TrainingRun<RewardModel> Start(EncodedPairs data, RewardModelSettings settings)
    {
        var fingerprint = Fingerprint.Of(Method, settings.ToJson(), data, []);
        return new(new RewardTask(data, new RewardModelObjective(settings.Centring)), settings.Descent, fingerprint, weights => new(data.Map, weights));
    }

    internal static EncodedPairs Encoded(PairSet pairs, RewardModelSettings settings) =>
        EncodedPairs.Of(pairs, FeatureMap.Learn(settings.Features, pairs.Candidates));
}
