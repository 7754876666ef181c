namespace Plumbline.Imports.PublicSets.Ttcw;

/// <summary>A model that wrote or judged stories of the set.</summary>
/// <param name="Key">What the set calls it.</param>
/// <param name="Name">The model.</param>
/// <param name="Family">Its family.</param>
internal sealed record TtcwModel(string Key, string Name, string Family)
{
    /// <summary>Who judged: the last part of a file's name.</summary>
    public static IReadOnlyList<TtcwModel> Judges { get; } = [new("gpt4", "gpt-4", "gpt-4"), new("cgpt", "gpt-3.5-turbo", "gpt-3.5"), new("claudev13", "claude-v1.3", "claude")];

    /// <summary>Who wrote: the last part of a story's id. A story of the magazine was written by a person.</summary>
    public static IReadOnlyList<TtcwModel> Writers { get; } = [new("GPT4", "gpt-4", "gpt-4"), new("GPT3.5", "gpt-3.5-turbo", "gpt-3.5"), new("Claude", "claude-v1.3", "claude")];
}
