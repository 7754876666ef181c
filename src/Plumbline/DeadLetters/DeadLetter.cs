using System.Text;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Plumbline.DeadLetters;

/// <summary>What was refused on arrival, without its body.</summary>
/// <param name="Id">Its id: the same thing refused again is the same letter.</param>
/// <param name="Surface">Where it arrived: native, otlp, langfuse or gateway.</param>
/// <param name="Kind">What it was taken for there.</param>
/// <param name="Code">Why it was refused, in one word.</param>
/// <param name="Field">The field to blame; empty when there is none.</param>
/// <param name="Reason">The reason in a sentence; after a replay that of the replay.</param>
/// <param name="Items">How many things were lost with it.</param>
/// <param name="Access">How its sender came in; a replay is as if they sent it again.</param>
/// <param name="At">When it arrived first.</param>
/// <param name="ContentType">What its sender called it.</param>
/// <param name="Size">How long it was, in bytes.</param>
/// <param name="State">How much of it is kept: whole, cut or withheld.</param>
/// <param name="Times">How often it arrived.</param>
/// <param name="LastAt">When it arrived last.</param>
/// <param name="Tries">How often it was replayed and refused again.</param>
internal sealed record DeadLetter(
    string Id, string Surface, string Kind, string Code, string Field, string Reason, long Items, string Access, DateTimeOffset At, string ContentType, long Size, string State,
    long Times, DateTimeOffset LastAt, long Tries)
{
    /// <summary>Its place in the order of arrival.</summary>
    [JsonIgnore]
    public long N { get; init; }
}

/// <summary>A dead letter with what is kept of its body.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Bytes">The body; null when it is withheld.</param>
internal sealed record OpenedLetter(DeadLetter Letter, [property: JsonIgnore] byte[]? Bytes)
{
    /// <summary>The body as text; null when it is withheld, or is no text.</summary>
    public string? Body => Bytes is { } body && Utf8.IsValid(Whole(body)) ? Encoding.UTF8.GetString(Whole(body)) : null;

    /// <summary>The body when it is no text, in base 64.</summary>
    public string? Base64 => Bytes is { } body && Body is null ? Convert.ToBase64String(body) : null;

    /// <summary>A text that was cut may end inside a character.</summary>
    private static ReadOnlySpan<byte> Whole(byte[] body)
    {
        var end = body.Length;
        while (end > 0 && body.Length - end < 3 && (body[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && body[end - 1] >= 0xC0 && !Utf8.IsValid(body.AsSpan(end - 1)) ? body.AsSpan(0, end - 1) : body;
    }
}

/// <summary>Which letters are meant; null means any.</summary>
/// <param name="Surface">Where they arrived.</param>
/// <param name="Code">Why they were refused.</param>
internal sealed record LetterFilter(string? Surface = null, string? Code = null);

/// <summary>What became of everything that was refused for one reason at one surface: refused = waiting + replayed + forgotten + dropped.</summary>
/// <param name="Surface">Where it arrived.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Refused">Things refused on arrival; the same one again is counted once.</param>
/// <param name="Replayed">Those that were taken later, by a replay.</param>
/// <param name="Forgotten">Those that somebody gave up.</param>
/// <param name="Dropped">Those whose letters made room for newer ones.</param>
internal sealed record LetterCount(string Surface, string Code, long Refused, long Replayed, long Forgotten, long Dropped)
{
    /// <summary>Those whose letters are still here.</summary>
    public long Waiting => Refused - Replayed - Forgotten - Dropped;
}
