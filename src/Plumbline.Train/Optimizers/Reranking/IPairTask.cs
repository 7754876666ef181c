namespace Plumbline.Optimizers.Reranking;

/// <summary>An objective over encoded pairs.</summary>
internal interface IPairTask
{
    EncodedPairs Data { get; }

    /// <summary>How much larger than log-odds the weights have to become.</summary>
    double Scale { get; }

    /// <summary>Measures a batch and adds its gradient.</summary>
    /// <param name="batch">Numbers of the pairs.</param>
    /// <param name="weights">One a feature that occurs.</param>
    /// <param name="gradient">Of the same length; all 0 at the call.</param>
    BatchOutcome Measure(ReadOnlySpan<int> batch, ReadOnlySpan<double> weights, Span<double> gradient);
}
