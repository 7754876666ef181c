using System.Text.Json;
using Plumbline.Feedback;

namespace Plumbline.Rollups;

/// <summary>What of a feedback entry is counted.</summary>
/// <param name="Id">Its id: of two of one time the greater counts as later.</param>
/// <param name="Kind">How it was given.</param>
/// <param name="At">When, in any unit that grows.</param>
/// <param name="Value">Thumb: 0 or 1. Stars: 1 to 5.</param>
/// <param name="Reason">Why a thumb pointed down.</param>
/// <param name="Rater">Who gave it.</param>
public sealed record FeedbackSaid(string Id, FeedbackKind Kind, long At, double? Value = null, FeedbackReason? Reason = null, string? Rater = null)
{
    private static readonly Dictionary<string, FeedbackKind> Kinds = Words<FeedbackKind>();
    private static readonly Dictionary<string, FeedbackReason> Reasons = Words<FeedbackReason>();

    /// <summary>The same from the words in which an entry is kept.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">A word of the wire.</param>
    /// <param name="at">When.</param>
    /// <param name="value">Its value.</param>
    /// <param name="reason">A word of the wire, or null.</param>
    /// <param name="rater">Who gave it.</param>
    /// <exception cref="ArgumentException">A word is none of the wire's.</exception>
    public static FeedbackSaid Of(string id, string kind, long at, double? value, string? reason, string? rater) =>
        new(id, Find(Kinds, kind), at, value, reason is null ? null : Find(Reasons, reason), rater);

    private static T Find<T>(Dictionary<string, T> words, string word) =>
        words.TryGetValue(word, out var value) ? value : throw new ArgumentException($"'{word}' is no {typeof(T).Name}.", nameof(word));

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), value => value, StringComparer.Ordinal);
}
