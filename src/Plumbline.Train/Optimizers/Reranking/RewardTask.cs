using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

/// <summary>The Bradley–Terry objective on linear rewards.</summary>
internal sealed class RewardTask(EncodedPairs data, RewardModelObjective objective) : IPairTask
{
    private readonly double meanWeight = data.Source.Pairs.Average(pair => pair.Weight);

    public EncodedPairs Data => data;

    public double Scale => 1;

    public BatchOutcome Measure(ReadOnlySpan<int> batch, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        var totals = default(BatchTotals);
        foreach (var pair in batch)
        {
            var source = data.Source.Pairs[pair];
            var (chosen, rejected) = (data.Vectors[data.Places.Chosen[pair]], data.Vectors[data.Places.Rejected[pair]]);
            var (high, low) = (chosen.Dot(weights), rejected.Dot(weights));
            var term = objective.Term(new(high, low, source.Margin));
            var share = source.Weight / (meanWeight * batch.Length);
            chosen.AddTo(gradient, share * term.Chosen);
            rejected.AddTo(gradient, share * term.Rejected);
            totals.Add(source.Weight, term, high - low);
        }

        return totals.Outcome(divergence: null);
    }
}
