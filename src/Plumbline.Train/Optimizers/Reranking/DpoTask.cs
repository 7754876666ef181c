using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

/// <summary>A preference objective on the log-probabilities of a reranking policy; those of the reference are computed once.</summary>
/// <remarks>d log π(c) / dw = φ(c) − E_π φ, so each pair adds its two slopes, and their sum is spread over the prompt's candidates.</remarks>
internal sealed class DpoTask : IPairTask
{
    private readonly IPairObjective objective;
    private readonly double beta;
    private readonly double meanWeight;
    private readonly double[] referenceScores;
    private readonly double[] referenceLog;
    private readonly double[] policyLog;
    private readonly double[] slopes;
    private readonly Dictionary<int, double> prompts = [];

    public DpoTask(EncodedPairs data, PairObjectiveSettings settings, IReadOnlyList<double> reference)
    {
        Data = data;
        (objective, beta) = (PairObjectives.Create(settings), settings.Beta);
        meanWeight = data.Source.Pairs.Average(pair => pair.Weight);
        var weights = data.Gather(reference);
        referenceScores = Array.ConvertAll(data.Vectors, vector => vector.Dot(weights));
        (referenceLog, policyLog, slopes) = (new double[data.Vectors.Length], new double[data.Vectors.Length], new double[data.Vectors.Length]);
        for (var prompt = 0; prompt + 1 < data.Places.Starts.Length; prompt++)
        {
            var (start, length) = Range(prompt);
            LogSoftmax.Of(referenceScores.AsSpan(start, length)).CopyTo(referenceLog, start);
        }
    }

    public EncodedPairs Data { get; }

    public double Scale => 1 / beta;

    public BatchOutcome Measure(ReadOnlySpan<int> batch, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        var divergence = Predict(batch, weights);
        var totals = default(BatchTotals);
        foreach (var pair in batch)
        {
            Add(ref totals, pair, batch.Length);
        }

        foreach (var (prompt, sum) in prompts)
        {
            AddGradient(prompt, sum, gradient);
        }

        return totals.Outcome(divergence);
    }

    private double Predict(ReadOnlySpan<int> batch, ReadOnlySpan<double> weights)
    {
        var divergence = 0.0;
        prompts.Clear();
        foreach (var pair in batch)
        {
            var prompt = Data.Places.Prompts[pair];
            divergence += prompts.TryAdd(prompt, 0) ? Predict(prompt, weights) : 0;
        }

        return divergence / prompts.Count;
    }

    private double Predict(int prompt, ReadOnlySpan<double> weights)
    {
        var (start, length) = Range(prompt);
        var scores = policyLog.AsSpan(start, length);
        for (var i = 0; i < length; i++)
        {
            scores[i] = referenceScores[start + i] + Data.Vectors[start + i].Dot(weights);
            slopes[start + i] = 0;
        }

        LogSoftmax.Of(scores).CopyTo(scores);
        return LogSoftmax.Divergence(scores, referenceLog.AsSpan(start, length));
    }

    private void Add(ref BatchTotals totals, int pair, int batch)
    {
        var (source, places) = (Data.Source.Pairs[pair], Data.Places);
        var (chosen, rejected) = (places.Chosen[pair], places.Rejected[pair]);
        var seen = new PairLogProbabilities(policyLog[chosen], policyLog[rejected], referenceLog[chosen], referenceLog[rejected])
        {
            ChosenLength = places.Lengths[chosen],
            RejectedLength = places.Lengths[rejected],
            Preference = source.Preference,
        };
        var term = objective.Term(seen);
        var share = source.Weight / (meanWeight * batch);
        slopes[chosen] += share * term.Chosen;
        slopes[rejected] += share * term.Rejected;
        prompts[places.Prompts[pair]] += share * (term.Chosen + term.Rejected);
        totals.Add(source.Weight, term, beta * seen.Delta);
    }

    private void AddGradient(int prompt, double sum, Span<double> gradient)
    {
        var (start, length) = Range(prompt);
        for (var candidate = start; candidate < start + length; candidate++)
        {
            var slope = slopes[candidate] - (sum == 0 ? 0 : sum * Math.Exp(policyLog[candidate]));
            if (slope != 0)
            {
                Data.Vectors[candidate].AddTo(gradient, slope);
            }
        }
    }

    private (int Start, int Length) Range(int prompt) => (Data.Places.Starts[prompt], Data.Places.Starts[prompt + 1] - Data.Places.Starts[prompt]);
}
