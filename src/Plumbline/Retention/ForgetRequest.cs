namespace Plumbline.Retention;

/// <summary>What to forget: one of user and trace.</summary>
/// <param name="User">The user's id, as the product states it; hashed at once and never kept.</param>
/// <param name="Trace">The trace's id.</param>
/// <param name="DryRun">Counts what would go, and changes nothing.</param>
internal sealed record ForgetRequest(string? User = null, string? Trace = null, bool DryRun = false)
{
    /// <summary>Every reason to refuse the request; empty when it is fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            Identifier.CheckOptional("user", User),
            Identifier.CheckOptional("trace", Trace),
            (User is null) == (Trace is null) ? new("user", "Name the user or the trace to forget, one of them.") : null,
        }.OfType<Refusal>(),
    ];
}

/// <summary>What the job works from: no id that a person could be known by.</summary>
internal sealed record ForgetPayload(string? Person, string? TraceKey, string Actor)
{
    public static ForgetPayload Of(ForgetSubject subject, string actor) => new(subject.Person, subject.TraceKey is { } key ? Convert.ToHexStringLower(key) : null, actor);

    public ForgetSubject Subject() => new(Person, TraceKey is null ? null : Convert.FromHexString(TraceKey));
}

/// <summary>What is kept of a subject, or was until it was forgotten.</summary>
/// <param name="Traces">Its traces.</param>
/// <param name="Parts">Their parts, as clients sent them.</param>
/// <param name="Feedback">Feedback on them, and what the user said of others' traces.</param>
/// <param name="Signals">Signals on them.</param>
/// <param name="Interactions">What pages saw on them.</param>
/// <param name="Outcomes">Outcomes of them, and of the user.</param>
/// <param name="Labels">Labels on them.</param>
/// <param name="Artifacts">Artifacts that are made of them; they are marked and not rewritten.</param>
internal sealed record ForgottenFacts(long Traces, long Parts, long Feedback, long Signals, long Interactions, long Outcomes, long Labels, IReadOnlyList<AffectedArtifact> Artifacts);

/// <summary>An artifact that is made in part of what was forgotten.</summary>
/// <param name="Kind">dataset, pairs, checkpoint or scorecard.</param>
/// <param name="Hash">Its version.</param>
/// <param name="Items">How many forgotten traces, or things said, it was made of.</param>
internal sealed record AffectedArtifact(string Kind, string Hash, long Items);
