using Plumbline.Lineage;

namespace Plumbline.Sampling;

/// <summary>What makes a trace more worth a look than another.</summary>
internal enum SamplingDesign
{
    /// <summary>Every trace alike.</summary>
    Random,

    /// <summary>So many of each model, prompt version and release.</summary>
    Stratified,

    /// <summary>Those that evaluators are unsure of.</summary>
    Uncertainty,

    /// <summary>Those that evaluators, or evaluators and people, say different things of.</summary>
    Disagreement,

    /// <summary>Those that users were not content with.</summary>
    Feedback,

    /// <summary>Those whose tokens, cost or latency lie far from the others'.</summary>
    Outlier,

    /// <summary>Those that are asked in rare words.</summary>
    Novelty,
}

/// <summary>Which traces a draw is made from; null stands for all.</summary>
/// <param name="From">Begun at this time or later.</param>
/// <param name="To">Begun before this time; now when null.</param>
/// <param name="Model">Answered by this model.</param>
/// <param name="PromptVersion">With this prompt version.</param>
/// <param name="Release">Served by this release.</param>
internal sealed record DrawFrame(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Model = null, string? PromptVersion = null, string? Release = null);

/// <summary>A draw to make.</summary>
/// <param name="Design">What makes a trace wanted.</param>
/// <param name="Count">How many to draw, on average; of a stratified draw, of each stratum.</param>
/// <param name="Seed">Of the draw: the same seed draws the same traces from the same frame.</param>
/// <param name="Frame">Which traces it is made from; all when null.</param>
/// <param name="Even">The share drawn evenly, so that no trace is without a chance; of a random or stratified draw all of it.</param>
/// <param name="Id">The draw's id, so that a retry is not a second draw; chosen by the server when null.</param>
internal sealed record DrawRequest(SamplingDesign Design, int Count = 100, long Seed = 1, DrawFrame? Frame = null, double Even = 0.2, string? Id = null)
{
    public const int Most = 50_000;

    public IEnumerable<Refusal> Wrong() => new[]
    {
        Identifier.CheckOptional("id", Id),
        Count is >= 1 and <= Most ? null : new("count", $"A draw takes 1 to {Most} traces, not {Count}."),
        Seed >= 0 ? null : new("seed", "A seed is 0 or more."),
        Even is >= 0.05 and <= 1 ? null : new Refusal("even", "The share drawn evenly is at least 0.05 and at most 1: without it nothing could be said of the others."),
        Identifier.CheckOptional("frame.model", Frame?.Model),
        Identifier.CheckOptional("frame.prompt_version", Frame?.PromptVersion),
        Identifier.CheckOptional("frame.release", Frame?.Release),
        Frame is { From: { } from, To: { } to } && from >= to ? new("frame.to", "A frame ends after it begins.") : null,
    }.OfType<Refusal>();
}

/// <summary>A draw that was made; it never changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Request">What was asked for, the frame's end filled in.</param>
/// <param name="Population">Traces in the frame; replays are none.</param>
/// <param name="Drawn">Traces drawn.</param>
/// <param name="Strata">Of a stratified draw, its strata; else empty.</param>
/// <param name="SelectedBy">Models whose scores it went by; none has chosen the slice that was drawn evenly.</param>
/// <param name="At">When it was made.</param>
internal sealed record Draw(string Id, DrawRequest Request, long Population, long Drawn, IReadOnlyList<DrawnStratum> Strata, IReadOnlyList<Selector> SelectedBy, DateTimeOffset At);

/// <summary>A stratum of a draw.</summary>
/// <param name="Name">Model, prompt version and release.</param>
/// <param name="Population">Traces in it.</param>
/// <param name="Probability">The chance of each of them.</param>
/// <param name="Drawn">Traces drawn of it.</param>
internal sealed record DrawnStratum(string Name, long Population, double Probability, int Drawn);

/// <summary>A trace that was drawn: what a label of it is to carry.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="InclusionProbability">The chance with which it was to be drawn.</param>
/// <param name="Uniform">Whether it is of the slice that was drawn evenly; a gate uses no other.</param>
/// <param name="Stratum">Its stratum.</param>
internal sealed record DrawnTrace(string Trace, double InclusionProbability, bool Uniform, string? Stratum);
