using System.Globalization;

namespace Plumbline.Http;

/// <summary>The share of calls that a candidate answers in the gateway, so that its outcomes can be read.</summary>
/// <param name="Release">The candidate's checkpoint.</param>
/// <param name="Share">From 0 to 1.</param>
internal sealed record Exposure(string Release, double Share)
{
    /// <summary>Reads <c>CHECKPOINT=SHARE</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static Exposure Of(string text) =>
        text.LastIndexOf('=') is var at and > 0 && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? new(text[..at], share)
            : throw new UsageException($"--expose: '{text}' cannot be read; write the checkpoint and its share of the calls, between 0 and 1, as in 'desk-policy=0.1'.");
}
