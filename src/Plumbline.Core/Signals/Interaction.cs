namespace Plumbline.Signals;

/// <summary>What a page saw its user do with one response, before anybody judges what it means.</summary>
/// <param name="Id">Chosen by the client.</param>
/// <param name="Trace">The trace it is about; it need not be known yet.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, by the client's clock.</param>
/// <param name="Seconds">Seconds since the response was shown, by a clock that nobody sets; of <see cref="InteractionKind.Viewed"/> how long it was in sight.</param>
/// <param name="Text">What was copied, the text after an edit or as it was used, the new question, or where the link leads.</param>
/// <param name="Before">The text before an edit, the response that was copied from, or the question before a new one.</param>
/// <param name="Value">How far it helped, 0 to 1: only of <see cref="InteractionKind.FollowUp"/>.</param>
/// <param name="Conversation">The conversation, where the page knows it.</param>
/// <param name="Session">The visit that it was seen in.</param>
public sealed record Interaction(
    string Id,
    string Trace,
    InteractionKind Kind,
    DateTimeOffset At,
    double? Seconds = null,
    string? Text = null,
    string? Before = null,
    double? Value = null,
    string? Conversation = null,
    string? Session = null);

/// <summary>What a page can see.</summary>
public enum InteractionKind
{
    /// <summary>The response came into the page.</summary>
    Shown,

    /// <summary>The response was in sight, for a stretch of time that has ended.</summary>
    Viewed,

    /// <summary>Something of the response was copied.</summary>
    Copied,

    /// <summary>The response was changed in its place.</summary>
    Edited,

    /// <summary>Another response to the same words was asked for.</summary>
    Regenerated,

    /// <summary>Something else was asked next.</summary>
    Asked,

    /// <summary>A link in the response was followed.</summary>
    FollowedLink,

    /// <summary>The response was used or sent.</summary>
    Used,

    /// <summary>A person was asked for.</summary>
    Escalated,

    /// <summary>The question afterwards, how far it helped, was answered.</summary>
    FollowUp,

    /// <summary>The page went away.</summary>
    Left,
}
