namespace Plumbline.Retention;

/// <summary>How many days each tier is kept, counted from when it came to us; null keeps it for good. Counts, labels, artifacts and decisions are always kept.</summary>
/// <param name="TextDays">What was asked and answered, and the parts as clients sent them.</param>
/// <param name="TraceDays">The columns of a trace: model, release, tokens, cost, time, pseudonym.</param>
/// <param name="FeedbackDays">What people said on purpose.</param>
/// <param name="SignalDays">What they did: signals as products stated them, and what pages saw.</param>
/// <param name="OutcomeDays">What happened afterwards.</param>
internal sealed record RetentionSettings(int? TextDays = 90, int? TraceDays = 400, int? FeedbackDays = 400, int? SignalDays = 400, int? OutcomeDays = 400)
{
    /// <summary>Days that may be asked for: a century.</summary>
    public const int MostDays = 36_500;

    public static RetentionSettings Default { get; } = new();

    /// <summary>How long a tier is kept; null for good.</summary>
    public TimeSpan? Of(RetentionTier tier) => (tier switch
    {
        RetentionTier.Text => TextDays,
        RetentionTier.Feedback => FeedbackDays,
        RetentionTier.Signals or RetentionTier.Interactions => SignalDays,
        RetentionTier.Outcomes => OutcomeDays,
        _ => TraceDays,
    }) is { } days ? TimeSpan.FromDays(days) : null;

    /// <summary>Every reason to refuse the settings; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            Check("text_days", TextDays), Check("trace_days", TraceDays), Check("feedback_days", FeedbackDays), Check("signal_days", SignalDays), Check("outcome_days", OutcomeDays),
            TraceDays is { } trace && (TextDays ?? int.MaxValue) > trace ? new("text_days", $"A text is not kept longer than its trace, which is kept {trace} days.") : null,
        }.OfType<Refusal>(),
    ];

    private static Refusal? Check(string field, int? days) => days is null or (>= 1 and <= MostDays) ? null : new(field, $"{days} is no number of days from 1 to {MostDays}; null keeps it for good.");
}

/// <summary>What is kept for its own time.</summary>
internal enum RetentionTier
{
    /// <summary>What was asked and answered.</summary>
    Text,

    /// <summary>What people said on purpose.</summary>
    Feedback,

    /// <summary>What users did.</summary>
    Signals,

    /// <summary>What pages saw users do, from which signals are derived.</summary>
    Interactions,

    /// <summary>What happened afterwards.</summary>
    Outcomes,

    /// <summary>The columns of traces; last, so that what was said of a trace finds it.</summary>
    Traces,
}
