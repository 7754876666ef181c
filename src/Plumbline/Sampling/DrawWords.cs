using System.Globalization;

namespace Plumbline.Sampling;

/// <summary>A frame in words for people.</summary>
internal static class DrawWords
{
    public static string Of(DrawFrame? frame) => string.Join(", ", new[]
    {
        frame?.From is { } from ? $"from {Day(from)}" : null,
        frame?.To is { } to ? $"to {Day(to)}" : null,
        frame?.Model is { } model ? $"model {model}" : null,
        frame?.PromptVersion is { } version ? $"prompt version {version}" : null,
        frame?.Release is { } release ? $"release {release}" : null,
    }.OfType<string>());

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
