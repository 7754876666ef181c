namespace Plumbline.Lineage;

/// <summary>Models and what they come from. A model that is only named as a source is one of which nothing else is stated.</summary>
internal sealed class ModelGraph
{
    private readonly Dictionary<string, KnownModel> models;

    /// <exception cref="ArgumentException">Two models have one id.</exception>
    public ModelGraph(IReadOnlyCollection<KnownModel> stated)
    {
        models = new(StringComparer.Ordinal);
        foreach (var model in stated)
        {
            _ = models.TryAdd(model.Id, model) ? model : throw new ArgumentException($"The model '{model.Id}' stands twice.", nameof(stated));
        }

        foreach (var named in stated.SelectMany(model => model.DerivedFrom.Concat(model.TrainedOnOutputsOf)))
        {
            models.TryAdd(named, new(named, [], []));
        }
    }

    public IEnumerable<KnownModel> All => models.Values;

    public KnownModel? Find(string id) => models.GetValueOrDefault(id);

    /// <summary>The model and all it was made from, however far back; circles end where they began.</summary>
    public HashSet<string> Ancestors(string id) => Reach(id, model => model.DerivedFrom);

    /// <summary>The model, all it was made from, and all whose outputs any of them learned from.</summary>
    public HashSet<string> Sources(string id) => Reach(id, model => model.DerivedFrom.Concat(model.TrainedOnOutputsOf));

    private HashSet<string> Reach(string start, Func<KnownModel, IEnumerable<string>> step)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var next))
        {
            foreach (var further in step(models[next]).Where(reached.Add))
            {
                open.Enqueue(further);
            }
        }

        return reached;
    }
}
