namespace Plumbline.Signals;

/// <summary>What a user's behaviour said about one response, without being asked.</summary>
/// <param name="Id">Chosen by the client.</param>
/// <param name="Trace">The trace it is about; it need not be known yet.</param>
/// <param name="Kind">What the user did.</param>
/// <param name="At">When, by the client's clock.</param>
/// <param name="Value">A size where the kind has one: the rewritten share of an edit (0 to 1), the seconds of an abandonment or a dwell, how far the answer helped (0 to 1).</param>
/// <param name="Text">The text after an edit, the new question of a retry, what was copied, or where a link led.</param>
/// <param name="Rules">The version of the rules that the server derived it by; null when a client stated it. Clients leave it out.</param>
public sealed record Signal(
    string Id, string Trace, SignalKind Kind, DateTimeOffset At, double? Value = null, string? Text = null, string? Rules = null);

/// <summary>What a user did.</summary>
public enum SignalKind
{
    /// <summary>Rewrote part of the response before using it.</summary>
    Edit,

    /// <summary>Asked again in other words.</summary>
    Retry,

    /// <summary>Asked for another response to the same words.</summary>
    Regenerate,

    /// <summary>Copied the response.</summary>
    Copy,

    /// <summary>Left without doing anything; alone it is never a negative.</summary>
    Abandonment,

    /// <summary>Used the response as it was.</summary>
    Acceptance,

    /// <summary>Followed a link of the response.</summary>
    ClickThrough,

    /// <summary>Kept the response in sight for a while.</summary>
    Dwell,

    /// <summary>Asked for a person.</summary>
    Escalation,

    /// <summary>Said in the next message that the response was wrong.</summary>
    FollowUpCorrection,

    /// <summary>Answered, when asked afterwards, how far it helped.</summary>
    Satisfaction,
}

/// <summary>What a signal must be to be kept.</summary>
public static class SignalRules
{
    /// <summary>Every reason to refuse the signal; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Signal signal) =>
    [
        .. new[]
        {
            Identifier.Check("id", signal.Id),
            Identifier.Check("trace", signal.Trace),
            Identifier.CheckText("text", signal.Text),
            signal switch
            {
                { Rules: not null } => new Refusal("rules", "Only what the server derives has rules; leave them out."),
                { Kind: SignalKind.Edit, Value: { } share } when share is not (>= 0 and <= 1) =>
                    new Refusal("value", "The rewritten share of an edit goes from 0 to 1."),
                { Kind: SignalKind.Satisfaction, Value: not (>= 0 and <= 1) } =>
                    new Refusal("value", "How far it helped goes from 0 (not at all) to 1."),
                { Value: { } value } when value < 0 || !double.IsFinite(value) =>
                    new Refusal("value", "The value of a signal is 0 or more."),
                _ => null,
            },
        }.OfType<Refusal>(),
    ];
}
