namespace Plumbline.Sampling;

/// <summary>How much each trace of a pool is wanted by a design.</summary>
internal sealed class TraceWeights(FrameStore frames)
{
    public async Task<double[]> OfAsync(SamplingDesign design, IReadOnlyList<FrameRow> rows, CancellationToken cancel) => design switch
    {
        SamplingDesign.Uncertainty => By(rows, await frames.ScoresAsync(rows, people: false, cancel), Unsure),
        SamplingDesign.Disagreement => By(rows, await frames.ScoresAsync(rows, people: true, cancel), Apart),
        SamplingDesign.Feedback => By(rows, await frames.ComplaintsAsync(rows, cancel)),
        SamplingDesign.Outlier => Outlyingness.Of([.. rows.Select(row => new[] { Held(row.Latency), Held(row.Cost), Held(row.Tokens) })]),
        SamplingDesign.Novelty => await NewAsync(rows, cancel),
        _ => new double[rows.Count],
    };

    private static double[] By(IReadOnlyList<FrameRow> rows, IReadOnlyDictionary<string, double> weights) => [.. rows.Select(row => weights.GetValueOrDefault(row.Id))];

    private static double[] By(IReadOnlyList<FrameRow> rows, ILookup<string, SaidScore> said, Func<IEnumerable<SaidScore>, double> weight) =>
        [.. rows.Select(row => said[row.Id].GroupBy(score => score.Dimension, StringComparer.Ordinal).Select(weight).DefaultIfEmpty(0).Max())];

    /// <summary>The entropy of a verdict that is right with the mean score as its chance.</summary>
    private static double Unsure(IEnumerable<SaidScore> scores) => scores.Average(score => score.Score) is var mean ? Uncertainty.Entropy([mean, 1 - mean]) : 0;

    private static double Apart(IEnumerable<SaidScore> scores) => scores.Max(score => score.Score) - scores.Min(score => score.Score);

    private async Task<double[]> NewAsync(IReadOnlyList<FrameRow> rows, CancellationToken cancel)
    {
        var asked = await frames.QuestionsAsync(rows, cancel);
        return Novelty.Of([.. rows.Select(row => asked.GetValueOrDefault(row.Id, ""))]);
    }

    // What a client states may be any number; one that is absurd lies as far out as can be said.
    private static double? Held(double? figure) => figure is { } known ? Math.Clamp(known, -1e70, 1e70) : null;
}
