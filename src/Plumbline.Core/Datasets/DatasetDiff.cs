namespace Plumbline.Datasets;

/// <summary>What changed from one dataset version to another, down to the label.</summary>
/// <param name="Added">Ids of items that only the newer version has.</param>
/// <param name="Removed">Ids of items that only the older version has.</param>
/// <param name="Moved">Items whose split changed.</param>
/// <param name="Rewritten">Ids of items whose prompt, candidates or reference changed.</param>
/// <param name="LabelsAdded">Number of labels that only the newer version has, those that replaced another left out.</param>
/// <param name="LabelsRemoved">Number of labels that only the older version has, those that were replaced left out.</param>
/// <param name="LabelsChanged">Labels that say something else now, each named; also an annotator's second thought, which is a label of its own.</param>
public sealed record DatasetDiff(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<MovedItem> Moved,
    IReadOnlyList<string> Rewritten,
    int LabelsAdded,
    int LabelsRemoved,
    IReadOnlyList<ChangedLabel> LabelsChanged)
{
    /// <summary>
    /// Compares two versions; the order of their items does not matter. An annotator has to be called the same in both, or a second
    /// thought is not recognised. Cost linear in items and labels.
    /// </summary>
    public static DatasetDiff Of(IReadOnlyList<DatasetItem> older, IReadOnlyList<DatasetItem> newer)
    {
        var before = ById(older, item => item.Id, nameof(older));
        var after = ById(newer, item => item.Id, nameof(newer));
        var both = before.Keys.Where(after.ContainsKey).Order(StringComparer.Ordinal).ToArray();
        var labelsBefore = Labels(older);
        var labelsAfter = Labels(newer);
        var rethought = Rethought(labelsBefore, labelsAfter);

        return new(
            [.. after.Keys.Where(id => !before.ContainsKey(id)).Order(StringComparer.Ordinal)],
            [.. before.Keys.Where(id => !after.ContainsKey(id)).Order(StringComparer.Ordinal)],
            [.. both.Where(id => before[id].Split != after[id].Split).Select(id => new MovedItem(id, before[id].Split, after[id].Split))],
            [.. both.Where(id => Content(before[id]) != Content(after[id]))],
            labelsAfter.Keys.Count(id => !labelsBefore.ContainsKey(id)) - rethought.Length,
            labelsBefore.Keys.Count(id => !labelsAfter.ContainsKey(id)) - rethought.Length,
            [.. labelsBefore.Keys.Where(labelsAfter.ContainsKey)
                .Where(id => Judgement(labelsBefore[id].Label) != Judgement(labelsAfter[id].Label))
                .Select(id => new ChangedLabel(id, labelsBefore[id].Item, labelsBefore[id].Label.Dimension, labelsBefore[id].Label.Score, labelsAfter[id].Label.Score))
                .Concat(rethought).OrderBy(label => label.Label, StringComparer.Ordinal)]);
    }

    /// <summary>Labels replaced by another of the same annotator on the same thing, with another score.</summary>
    private static ChangedLabel[] Rethought(Dictionary<string, (string Item, DatasetLabel Label)> before, Dictionary<string, (string Item, DatasetLabel Label)> after)
    {
        var gone = before.Where(pair => !after.ContainsKey(pair.Key)).Select(pair => pair.Value).ToLookup(Asked);
        return
        [
            .. after.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => pair.Value).GroupBy(Asked)
                .SelectMany(said => gone[said.Key].Zip(said, (old, now) => new ChangedLabel(now.Label.Id, now.Item, now.Label.Dimension, old.Label.Score, now.Label.Score)))
                .Where(label => label.From != label.To),
        ];
    }

    private static (string, string, string, string, Lineage.Origin, string?) Asked((string Item, DatasetLabel Label) said) =>
        (said.Item, said.Label.Candidate, said.Label.Dimension, said.Label.Annotator, said.Label.Origin, said.Label.Other);

    private static Dictionary<string, (string Item, DatasetLabel Label)> Labels(IReadOnlyList<DatasetItem> items) =>
        ById(items.SelectMany(item => item.Labels.Select(label => (item.Id, Label: label))), pair => pair.Label.Id, nameof(items));

    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id, string name)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            _ = byId.TryAdd(id(one), one) ? one : throw new ArgumentException($"The id '{id(one)}' stands twice.", name);
        }

        return byId;
    }

    private static string Content(DatasetItem item) => string.Join(
        '\u001f', [item.PromptText(), item.Reference is { } reference ? Lineage.CanonicalJson.Of(reference) : "", .. item.Candidates.Select(candidate => $"{candidate.Id}\u001e{candidate.Text}")]);

    private static (string, string, double?, string, Lineage.Origin, string?) Judgement(DatasetLabel label) =>
        (label.Candidate, label.Dimension, label.Score, label.Annotator, label.Origin, label.Other);
}

/// <summary>An item whose role changed.</summary>
/// <param name="Item">Its id.</param>
/// <param name="From">Its split before.</param>
/// <param name="To">Its split now.</param>
public sealed record MovedItem(string Item, Split From, Split To);

/// <summary>A label that says something else than before.</summary>
/// <param name="Label">Its id.</param>
/// <param name="Item">The item it judges.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="From">The score before; null for "cannot judge".</param>
/// <param name="To">The score now.</param>
public sealed record ChangedLabel(string Label, string Item, string Dimension, double? From, double? To);
