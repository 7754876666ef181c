namespace Plumbline.Datasets;

/// <summary>What a dataset version was cut from and how: the first line of its content.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Name">The dataset's name.</param>
/// <param name="Seed">Seed of the split.</param>
/// <param name="Splits">How roles were given: shares of groups, or the trace attribute that names them.</param>
/// <param name="Rubric">The rubric version whose labels count; null when labels of any version do.</param>
public sealed record DatasetHeader(int Format, string Name, ulong Seed, string Splits, string? Rubric = null);
