namespace Plumbline.Scorecards;

/// <summary>What a person names when they mean the scores of a release: the path of a score file.</summary>
internal static class ScoreReference
{
    private const string Prefix = "scorecard:";

    /// <summary>True when scorecards of the store are meant, false when score files are.</summary>
    /// <param name="references">What was named: paths, <c>scorecard:ID</c>, or ids alone.</param>
    /// <param name="storeNamed">True when a database was named, so that what is no file is an id.</param>
    /// <exception cref="UsageException">Both are.</exception>
    public static bool AreKept(IReadOnlyList<string> references, bool storeNamed)
    {
        var kept = references.Count(reference => reference.StartsWith(Prefix, StringComparison.Ordinal) || (storeNamed && !File.Exists(reference)));
        return kept == 0 || kept == references.Count
            ? kept > 0
            : throw new UsageException("Name score files or scorecards (scorecard:ID), not both: they are compared item by item from one place.");
    }

    /// <summary>The rows it leads to.</summary>
    /// <exception cref="UsageException">It leads nowhere, or to a file that breaks the format.</exception>
    public static IReadOnlyList<ScoreRow> Load(string reference) => ScoreFile.Read(reference);
}
