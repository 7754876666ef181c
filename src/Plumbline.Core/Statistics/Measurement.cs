namespace Plumbline.Statistics;

/// <summary>A number we could measure, or the reason we could not. Never NaN, never a silent zero.</summary>
public abstract record Measurement
{
    private Measurement()
    {
    }

    /// <summary>A measured value.</summary>
    /// <param name="Value">The point estimate, in the unit its producer documents.</param>
    /// <param name="Count">Independent units behind the estimate.</param>
    /// <param name="Interval">Confidence interval, or null where there is none; a gate cannot pass without one.</param>
    /// <param name="Cause">Why there is no interval although one was asked for; null when there is one.</param>
    /// <param name="Seed">Seed of the resampling behind the interval, so that it can be replayed.</param>
    public sealed record Known(
        double Value, int Count, Interval? Interval = null, Cause? Cause = null, ulong? Seed = null) : Measurement
    {
        /// <summary>What the reader should know before trusting the value; usually empty.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <summary>No value, and why; a gate that needs this value is inconclusive.</summary>
    /// <param name="Cause">The reason as a code, for programs.</param>
    /// <param name="Reason">The reason as one sentence, for the reader of a scorecard.</param>
    public sealed record Unknown(Cause Cause, string Reason) : Measurement;
}
