namespace Plumbline.Signals;

/// <summary>What an interaction must be to be kept.</summary>
public static class InteractionRules
{
    /// <summary>The longest text of an interaction in UTF-16 units: what is measured by its characters has to stay measurable.</summary>
    public const int LongestText = 20_000;

    /// <summary>Every reason to refuse the interaction; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Interaction interaction) =>
    [
        .. new[]
        {
            Identifier.Check("id", interaction.Id),
            Identifier.Check("trace", interaction.Trace),
            Identifier.CheckOptional("conversation", interaction.Conversation),
            Identifier.CheckOptional("session", interaction.Session),
            Text("text", interaction.Text),
            Text("before", interaction.Before),
            interaction.Seconds is { } seconds && !(seconds >= 0 && double.IsFinite(seconds)) ? new("seconds", "Seconds are 0 or more.") : null,
            Needed(interaction),
        }.OfType<Refusal>(),
    ];

    private static Refusal? Text(string field, string? text) => text is { Length: > LongestText }
        ? new(field, $"A text of an interaction has at most {LongestText} characters, this one has {text.Length}.")
        : Identifier.CheckText(field, text);

    private static Refusal? Needed(Interaction interaction) => interaction switch
    {
        { Kind: InteractionKind.FollowUp, Value: not (>= 0 and <= 1) } => new("value", "How far it helped goes from 0 (not at all) to 1."),
        { Kind: not InteractionKind.FollowUp, Value: not null } => new("value", "Only a follow_up has a value."),
        { Kind: InteractionKind.Viewed, Seconds: null } => new("seconds", "How long it was in sight is needed."),
        { Kind: InteractionKind.Copied or InteractionKind.Edited or InteractionKind.Asked, Text: null } => new("text", "What was copied, written or asked is needed."),
        _ => null,
    };
}
