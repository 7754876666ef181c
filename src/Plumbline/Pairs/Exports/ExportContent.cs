using Plumbline.Datasets;
using Plumbline.Datasets.Formats;

namespace Plumbline.Pairs.Exports;

/// <summary>Everything that an export is made of.</summary>
/// <param name="Of">What is exported, as <c>kind:hash</c>.</param>
/// <param name="Dataset">The dataset version's report.</param>
/// <param name="Filters">The rule and limits by which pairs were made, as text for people and programs.</param>
/// <param name="Preference">Pairs of answers.</param>
/// <param name="Sft">Answers to learn.</param>
/// <param name="Origins">Labels behind the exported items, by origin, and corrections among them.</param>
/// <param name="Sources">Public sources of the items, with their licences.</param>
/// <param name="Corrections">Feedback entries whose text is an answer to learn.</param>
/// <param name="Untrusted">Corrections that came with a publishable key, which stands in pages for anyone to use: nothing learns from them.</param>
internal sealed record ExportContent(
    string Of,
    DatasetReport Dataset,
    PairSettings Filters,
    IReadOnlyList<ExportRow> Preference,
    IReadOnlyList<ExportRow> Sft,
    IReadOnlyDictionary<string, int> Origins,
    IReadOnlyList<ExportSource> Sources,
    IReadOnlyList<string> Corrections,
    int Untrusted)
{
    public IReadOnlyList<ExportRow> RowsOf(string kind) => kind == "preference" ? Preference : Sft;
}

/// <summary>Where some of the items come from.</summary>
internal sealed record ExportSource(string Source, string? Commit, string? Licence, int Items);
