using Plumbline.Feedback;
using Plumbline.Signals;

namespace Plumbline.Web;

/// <summary>The texts that people made of an answer.</summary>
internal static class Edits
{
    /// <summary>Corrections that were given on purpose, and what an edit left, each with what it is.</summary>
    public static IEnumerable<(string Title, string Text)> Of(IEnumerable<FeedbackEntry> feedback, IEnumerable<Signal> signals) =>
    [
        .. feedback.Where(entry => entry is { Kind: FeedbackKind.Correction, Text: not null }).Select(entry => ("Correction: the answer as the user would have it", entry.Text!)),
        .. signals.Where(signal => signal is { Kind: SignalKind.Edit, Text: not null }).Select(signal => ("Edit: what the user made of the answer", signal.Text!)),
    ];
}
