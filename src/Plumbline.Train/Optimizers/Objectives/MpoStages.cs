namespace Plumbline.Optimizers.Objectives;

/// <summary>Mixed preference optimisation in stages: DPO on the pairs that a reward model finds easy, then PPO on the prompts of the hard ones.</summary>
/// <param name="Easy">Indices of the pairs for the first stage, DPO.</param>
/// <param name="Hard">Indices of the pairs whose prompts the second stage, PPO, draws on; its reference is the policy of the first stage.</param>
/// <remarks>
/// Not the weighted sum of losses called <see cref="MpoMix"/>.
/// Source: Q. Gou, C.-T. Nguyen, "Mixed preference optimization: reinforcement learning with data selection and better reference model", 2024.
/// </remarks>
public sealed record MpoStages(IReadOnlyList<int> Easy, IReadOnlyList<int> Hard)
{
    /// <summary>Splits pairs by how far apart a reward model puts their answers.</summary>
    /// <param name="gaps">Reward of the chosen less that of the rejected answer, one a pair.</param>
    /// <param name="threshold">A pair is easy when its gap is above this, 0 or more; a pair that the reward model gets wrong is hard.</param>
    /// <exception cref="ArgumentException">A gap is not finite, or the threshold is outside its range.</exception>
    public static MpoStages Split(IReadOnlyList<double> gaps, double threshold)
    {
        Coefficient.NotNegative(threshold);
        if (gaps.FirstOrDefault(gap => !double.IsFinite(gap), 0) is not 0 and var wrong)
        {
            throw new ArgumentException($"A gap is {wrong}, which is not a finite number.", nameof(gaps));
        }

        var indices = Enumerable.Range(0, gaps.Count).ToLookup(pair => gaps[pair] > threshold);
        return new([.. indices[true]], [.. indices[false]]);
    }
}
