using Plumbline.Traces;

namespace Plumbline.Replays;

/// <summary>A trace and its replay beside each other.</summary>
/// <param name="Replay">How they are linked.</param>
/// <param name="Before">The original.</param>
/// <param name="After">The replay; null when its call was cut off and it was never kept.</param>
/// <param name="Answer">What stayed, went and came between the answers.</param>
/// <param name="Messages">The same of the messages, one list a message that changed; empty when the prompt is the same.</param>
internal sealed record Comparison(Replay Replay, Trace Before, Trace? After, IReadOnlyList<Change> Answer, IReadOnlyList<ChangedMessage> Messages)
{
    public static Comparison Of(Replay replay, Trace before, Trace? after) => new(
        replay, before, after, WordDiff.Of(before.Output ?? "", after?.Output ?? ""), replay.SamePrompt || after is null ? [] : Changed(before.Input, after.Input));

    private static ChangedMessage[] Changed(IReadOnlyList<Message> before, IReadOnlyList<Message> after) =>
    [
        .. Enumerable.Range(0, Math.Max(before.Count, after.Count))
            .Select(place => (Old: place < before.Count ? before[place] : null, New: place < after.Count ? after[place] : null))
            .Select(pair => new ChangedMessage((pair.New ?? pair.Old)!.Role, WordDiff.Of(pair.Old?.Content ?? "", pair.New?.Content ?? ""))),
    ];
}

/// <summary>A message as what stayed, went and came.</summary>
internal sealed record ChangedMessage(string Role, IReadOnlyList<Change> Changes);
