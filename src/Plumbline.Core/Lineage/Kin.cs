namespace Plumbline.Lineage;

/// <summary>A candidate's kin in a graph of models.</summary>
internal sealed class Kin(string candidate, ModelGraph graph)
{
    private readonly HashSet<string> ancestors = graph.Ancestors(candidate);
    private readonly HashSet<string> sources = graph.Sources(candidate);

    /// <summary>Families of the candidate and of all it was made from.</summary>
    public HashSet<string> Families => Named(ancestors, model => model.Family);

    /// <summary>Families of those it learned from, less its own.</summary>
    public HashSet<string> TeacherFamilies
    {
        get
        {
            var named = Named(sources.Except(ancestors), model => model.Family);
            named.ExceptWith(Families);
            return named;
        }
    }

    /// <summary>Whether the family of every first source is known, so that another family is known to be another.</summary>
    public bool IsComplete => sources.Select(id => graph.Find(id)!).Where(model => model.DerivedFrom.Count == 0).All(model => model.Family is not null);

    public ModelRelation RelationTo(KnownModel model)
    {
        var (itsAncestors, itsSources) = (graph.Ancestors(model.Id), graph.Sources(model.Id));
        return model switch
        {
            _ when model.Id == candidate => ModelRelation.Same,
            _ when ancestors.Contains(model.Id) || itsAncestors.Contains(candidate) => ModelRelation.AncestorOrDescendant,
            _ when sources.Contains(model.Id) || itsSources.Contains(candidate) => ModelRelation.TrainedOnOutputsOf,
            _ when ancestors.Overlaps(itsAncestors) || Families.Overlaps(Named(itsAncestors, one => one.Family)) => ModelRelation.SameFamily,
            _ when ancestors.Overlaps(itsSources) => ModelRelation.TrainedOnOutputsOf,
            _ when Named(ancestors, one => one.Vendor).Overlaps(Named(itsAncestors, one => one.Vendor)) => ModelRelation.SameVendorOtherFamily,
            _ => ModelRelation.Unrelated,
        };
    }

    private HashSet<string> Named(IEnumerable<string> ids, Func<KnownModel, string?> name) =>
        ids.Select(id => name(graph.Find(id)!)).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
