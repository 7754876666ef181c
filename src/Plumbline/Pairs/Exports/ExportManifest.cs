using Plumbline.Datasets;

namespace Plumbline.Pairs.Exports;

/// <summary>plumbline.json: what an export was made of, and the hash of every file, so that it can be checked anywhere.</summary>
/// <param name="Format">Version of this file.</param>
/// <param name="Of">The pair set or dataset version, as <c>kind:hash</c>.</param>
/// <param name="Name">The dataset's name.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Rubric">The rubric version; null when labels of any counted.</param>
/// <param name="Filters">By which rule and limits pairs were made.</param>
/// <param name="Origins">Labels behind the items, by who made them; a user's correction that is learned counts as human_edited_output.</param>
/// <param name="Agreement">Agreement of the annotators in the dataset version.</param>
/// <param name="Corrections">Ids of the feedback entries whose text is an answer to learn.</param>
/// <param name="Sources">Public sources with their licences.</param>
/// <param name="Dropped">Rows left out of a file, by file and reason.</param>
/// <param name="Warnings">What a trainer may object to.</param>
/// <param name="Files">Every data file.</param>
internal sealed record ExportManifest(
    int Format,
    string Of,
    string Name,
    string Dataset,
    string? Rubric,
    PairSettings Filters,
    IReadOnlyDictionary<string, int> Origins,
    IReadOnlyList<DimensionAgreement> Agreement,
    IReadOnlyList<string> Corrections,
    IReadOnlyList<ExportSource> Sources,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Dropped,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ExportedFile> Files)
{
    public const string FileName = "plumbline.json";
}

/// <summary>A data file of an export.</summary>
internal sealed record ExportedFile(string Path, int Rows, long Bytes, string Sha256);
