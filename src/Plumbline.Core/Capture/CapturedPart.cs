namespace Plumbline.Capture;

/// <summary>What one message of a client said of a trace, or of one step in it. Parts come late, twice and in any order.</summary>
/// <param name="Id">Unique within the trace: the same part again is the same fact.</param>
/// <param name="Trace">The trace, as the client names it.</param>
/// <param name="At">When it was said, by the client's clock: of two parts that say different things, the later one counts.</param>
/// <param name="IsUpdate">At equal times what creates counts before what updates.</param>
/// <param name="Span">The step; null when only the whole is spoken of.</param>
/// <param name="Step">What is said of the step.</param>
/// <param name="Whole">What is said of the trace.</param>
public sealed record CapturedPart(
    string Id, string Trace, DateTimeOffset At, bool IsUpdate = false, string? Span = null, StepFields? Step = null, TraceFields? Whole = null);

/// <summary>What a part must be to be kept.</summary>
public static class CapturedPartRules
{
    /// <summary>Every reason to refuse the part; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(CapturedPart part) =>
    [
        .. new[]
        {
            Identifier.Check("id", part.Id),
            Identifier.Check("trace", part.Trace),
            Identifier.CheckOptional("span", part.Span),
            Identifier.CheckOptional("parent", part.Step?.Parent),
            Identifier.CheckOptional("user", part.Whole?.User),
            Identifier.CheckOptional("session", part.Whole?.Session),
            Identifier.CheckOptional("release", part.Whole?.Release),
        }.OfType<Refusal>(),
    ];
}
