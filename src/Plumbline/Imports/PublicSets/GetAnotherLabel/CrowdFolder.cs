namespace Plumbline.Imports.PublicSets.GetAnotherLabel;

/// <summary>One folder of the set: a crowd, its items and what it could answer.</summary>
/// <param name="Folder">The folder's name.</param>
/// <param name="Items">What its items' ids begin with.</param>
/// <param name="Categories">What can be answered, in order; an answer's place makes its score, from 0 to 1.</param>
internal sealed record CrowdFolder(string Folder, string Items, IReadOnlyList<string> Categories)
{
    private static readonly CrowdFolder[] All =
    [
        new("BarzanMozafari", "barzan", ["0", "1"]),
        new("CopyrightInfringement", "copyright", ["broken", "no", "yes"]),
    ];

    /// <summary>The folder that a document lies in; null when it is none of the set's.</summary>
    public static CrowdFolder? Of(string path) => path.Split('/', '\\') is { Length: > 1 } parts ? All.FirstOrDefault(one => one.Folder == parts[^2]) : null;

    /// <summary>The score of an answer.</summary>
    /// <exception cref="RecordException">It is no category of the folder.</exception>
    public double Score(string answer) => Categories.Index().Where(one => one.Item == answer).Select(one => (int?)one.Index).FirstOrDefault() is { } place
        ? place / (Categories.Count - 1.0)
        : throw new RecordException("label", $"A label is one of {string.Join(", ", Categories)}, not '{answer}'.");
}
