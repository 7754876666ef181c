namespace Plumbline.Storage;

/// <summary>A line of a file a person wrote, for refusals that say where to look.</summary>
internal readonly record struct FilePlace(string File, long Line)
{
    /// <summary>What is wrong here, with the field and the fix.</summary>
    public UsageException Refuse(string? field, string problem, string fix) =>
        new($"{File}:{Line}: {(field is null ? "" : $"{field}: ")}{problem}. {fix}");
}
