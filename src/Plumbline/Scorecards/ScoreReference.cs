namespace Plumbline.Scorecards;

/// <summary>What a person names when they mean the scores of a release: the path of a score file.</summary>
internal static class ScoreReference
{
    /// <summary>The rows it leads to.</summary>
    /// <exception cref="UsageException">It leads nowhere, or to a file that breaks the format.</exception>
    public static IReadOnlyList<ScoreRow> Load(string reference) => ScoreFile.Read(reference);
}
