namespace Plumbline.Replays;

/// <summary>A replay in words for people.</summary>
internal static class ReplayWords
{
    /// <summary>What was to be different.</summary>
    public static string Of(ReplayChange change) => string.Join(", ", new[]
    {
        change.Model is { } model ? $"model {model}" : null,
        change.Messages is not null ? "messages" : null,
        change.System is not null ? "system prompt" : null,
        change.Release is { } release ? $"policy {release}" : null,
        change.Connection is { } connection ? $"connection {connection}" : null,
    }.OfType<string>().DefaultIfEmpty("nothing"));

    public static string Address(Replay replay) => $"/replays/{Uri.EscapeDataString(replay.Trace)}";
}
