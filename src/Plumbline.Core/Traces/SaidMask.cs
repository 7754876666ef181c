using System.Text.Json;
using Plumbline.Rollups;
using Plumbline.Signals;

namespace Plumbline.Traces;

/// <summary>What a filter asks of the bits of what was said.</summary>
/// <param name="Bits">At least one of them must be set; for "none" not one may be.</param>
/// <param name="None">True when none may be set.</param>
/// <param name="Exact">False when the facts themselves must be asked too: for a name, or a value that no bit tells.</param>
public sealed record SaidMask(Said Bits, bool None, bool Exact)
{
    private const Said AnyFeedback = Said.Thumb | Said.Stars | Said.Correction | Said.Comment | Said.Score;

    private static readonly Dictionary<string, SignalKind> Signals =
        Enum.GetValues<SignalKind>().ToDictionary(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), StringComparer.Ordinal);

    /// <summary>The bits of a test of feedback. Stars are told by their bits, whatever the bound.</summary>
    /// <param name="test">What is asked.</param>
    public static SaidMask OfFeedback(SaidTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test is { Word: "stars", Value: { } bound }
            ? new(Enumerable.Range(1, 5).Where(stars => Holds(bound, stars)).Aggregate(Said.None, (bits, stars) => bits | (Said)((long)Said.OneStar << (stars - 1))), false, true)
            : new(OfWord(test.Word), test.Word == SaidTest.None, test.Value is null && !test.Word.StartsWith(SaidTest.Score, StringComparison.Ordinal));
    }

    /// <summary>The bits of a test of signals.</summary>
    /// <param name="test">What is asked.</param>
    public static SaidMask OfSignal(SaidTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var bits = Signals.TryGetValue(test.Word, out var kind) ? SaidBits.OfSignal(kind) : Signals.Values.Aggregate(Said.None, (all, one) => all | SaidBits.OfSignal(one));
        return new(bits, test.Word == SaidTest.None, test.Value is null);
    }

    private static Said OfWord(string word) => word switch
    {
        "up" => Said.ThumbUp,
        "down" => Said.ThumbDown,
        "thumb" => Said.Thumb,
        "stars" => Said.Stars,
        "correction" => Said.Correction,
        "comment" => Said.Comment,
        "wrong" => Said.Wrong,
        "unwelcome" => Said.Unwelcome,
        "unclear" => Said.Unclear,
        SaidTest.Any or SaidTest.None => AnyFeedback,
        _ => Said.Score,
    };

    private static bool Holds(NumberTest test, double value) => test.Sign switch
    {
        "<" => value < test.Bound,
        "<=" => value <= test.Bound,
        ">" => value > test.Bound,
        ">=" => value >= test.Bound,
        _ => value == test.Bound,
    };
}
