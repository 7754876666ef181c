using Plumbline.Labels;

namespace Plumbline.Datasets;

/// <summary>
/// Gives the annotators of a version, which its content only numbers, the pseudonyms that their labels carry in this database:
/// one label of each is enough.
/// </summary>
internal sealed class NamedAnnotators(LabelStore labels)
{
    /// <summary>The items with pseudonyms; an annotator whose label is no longer kept stays a number.</summary>
    public async Task<IReadOnlyList<DatasetItem>> OfAsync(string project, IReadOnlyList<DatasetItem> items, CancellationToken cancel)
    {
        var first = items.SelectMany(item => item.Labels).DistinctBy(label => label.Annotator).ToDictionary(label => label.Annotator, label => label.Id, StringComparer.Ordinal);
        var names = await labels.AnnotatorsAsync(project, first.Values, cancel);
        return [.. items.Select(item => item with { Labels = [.. item.Labels.Select(label => label with { Annotator = names.GetValueOrDefault(first[label.Annotator], label.Annotator) })] })];
    }
}
