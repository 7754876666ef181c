namespace Plumbline.Outcomes;

/// <summary>
/// What happened in the world afterwards. It is joined by trace, conversation or user, arrives hours to weeks late,
/// and is never a reward: what is trained on can no longer measure.
/// </summary>
/// <param name="Id">Chosen by the client.</param>
/// <param name="Name">What was observed, e.g. <c>resolved</c> or <c>retained_30_days</c>.</param>
/// <param name="Value">1 when it went well, 0 when it did not, or a share between.</param>
/// <param name="At">When it was observed, by the client's clock.</param>
/// <param name="Trace">The trace it follows; one of trace, conversation and user is needed.</param>
/// <param name="Conversation">The conversation it follows.</param>
/// <param name="User">The user it was observed on; kept as a pseudonym.</param>
/// <param name="NeverReward">Always true: an outcome measures the loop and is kept out of every reward.</param>
public sealed record Outcome(
    string Id,
    string Name,
    double Value,
    DateTimeOffset At,
    string? Trace = null,
    string? Conversation = null,
    string? User = null,
    bool NeverReward = true);

/// <summary>What an outcome must be to be kept.</summary>
public static class OutcomeRules
{
    /// <summary>Every reason to refuse the outcome; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Outcome outcome) =>
    [
        .. new[]
        {
            Identifier.Check("id", outcome.Id),
            Identifier.Check("name", outcome.Name),
            Identifier.CheckOptional("trace", outcome.Trace),
            Identifier.CheckOptional("conversation", outcome.Conversation),
            Identifier.CheckOptional("user", outcome.User),
            outcome.Value is >= 0 and <= 1 ? null : new("value", "The value of an outcome goes from 0 (bad) to 1 (good)."),
            outcome.NeverReward ? null : new("never_reward", "An outcome is never a reward; leave the field out."),
            (outcome.Trace ?? outcome.Conversation ?? outcome.User) is null
                ? new("trace", "An outcome names the trace, the conversation or the user it follows.")
                : null,
        }.OfType<Refusal>(),
    ];
}
