using System.Collections.Concurrent;
using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Pairs;

namespace Plumbline.Evaluators;

/// <summary>Whose outputs a set of pairs teaches: the models that wrote the answers, and those that wrote or judged the labels behind them.</summary>
internal sealed class Teachers(ArtifactStore artifacts)
{
    private static readonly ExposureRelation[] Outputs = [ExposureRelation.Authored, ExposureRelation.Judged, ExposureRelation.EditedFromDraft];
    private readonly ConcurrentDictionary<(string Project, string Pairs), IReadOnlyList<KnownModel>> known = new();

    /// <summary>The models, each once; what is named by its hash never changes, so that it is read once.</summary>
    public async Task<IReadOnlyList<KnownModel>> OfAsync(string project, string pairs, CancellationToken cancel) =>
        known.TryGetValue((project, pairs), out var kept) ? kept : known.GetOrAdd((project, pairs), await ReadAsync(project, pairs, cancel));

    private async Task<IReadOnlyList<KnownModel>> ReadAsync(string project, string id, CancellationToken cancel)
    {
        var (header, pairs) = PairText.Read((await artifacts.LoadAsync(project, BuildPairs.Kind, id, cancel)).Content);
        var items = pairs.Select(pair => pair.Item).ToHashSet(StringComparer.Ordinal);
        var (_, content) = await artifacts.LoadAsync(project, CutDataset.Kind, header.Dataset, cancel);
        var judges = DatasetText.Read(content).Items.Where(item => items.Contains(item.Id)).SelectMany(item => item.Labels)
            .SelectMany(label => new Provenance(label.Origin, label.Exposures, label.SelectedBy).Contacts())
            .Where(contact => contact.BeforeCommit && Outputs.Contains(contact.Relation))
            .Select(contact => (contact.Model, contact.Family));
        return StatedModels.Of([.. pairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected }).Select(answer => (answer.Model, answer.Family)), .. judges]);
    }
}
