using System.Runtime.InteropServices;
using System.Text.Json;

namespace Plumbline.DeadLetters;

/// <summary>Something that was refused on arrival: a whole body, or the one item of a batch.</summary>
/// <param name="Surface">Where it arrived: native, otlp, langfuse or gateway.</param>
/// <param name="Kind">What it was taken for there; a replay reads it as such again.</param>
/// <param name="Code">What kind of reason refused it.</param>
/// <param name="Reasons">Why, by field.</param>
internal sealed record RefusedItem(string Surface, string Kind, RefusalCode Code, IReadOnlyList<Refusal> Reasons)
{
    /// <summary>The most of a body that is carried until it is kept.</summary>
    public const int MostCarried = 2 * LetterBody.Largest;

    public string ContentType { get; init; } = "application/json";

    /// <summary>Its beginning, of its own memory.</summary>
    public byte[] Body { get; private init; } = [];

    /// <summary>How long it was, in bytes.</summary>
    public long Size { get; init; }

    /// <summary>How many things were lost with it.</summary>
    public long Items { get; init; } = 1;

    /// <summary>The same with its body, which is copied: the request's memory goes with the request.</summary>
    public RefusedItem With(ReadOnlySpan<byte> body) => this with { Body = body[..Math.Min(body.Length, MostCarried)].ToArray(), Size = body.Length };

    /// <summary>The same with one item of a body.</summary>
    public RefusedItem With(JsonElement item) => With(JsonMarshal.GetRawUtf8Value(item));
}

/// <summary>Why something is refused, in one word.</summary>
internal enum RefusalCode
{
    /// <summary>It could be read, and a field of it is wrong.</summary>
    Invalid,

    /// <summary>The body could not be read at all.</summary>
    Unreadable,

    /// <summary>It is over a limit.</summary>
    TooLarge,

    /// <summary>It is packed or written in a way that is not offered.</summary>
    Unsupported,

    /// <summary>The key may not say that.</summary>
    Forbidden,

    /// <summary>It was taken, and could not be kept.</summary>
    Failed,
}
