namespace Plumbline.Lineage;

/// <summary>Everything that is a candidate's own kin: what it was made from, whom it learned from, and their families.</summary>
/// <remarks>
/// The unit of independence is the family, not the model: a judge that comes from the same base model shares its blind spots. Own design, no
/// reference exists.
/// </remarks>
public sealed class FamilyClosure
{
    private readonly Dictionary<string, ModelRelation> stated;
    private readonly HashSet<string> families;
    private readonly HashSet<string> teachers;
    private readonly bool complete;

    private FamilyClosure(Dictionary<string, ModelRelation> stated, HashSet<string> families, HashSet<string> teachers, bool complete) =>
        (this.stated, this.families, this.teachers, this.complete) = (stated, families, teachers, complete);

    /// <summary>Works out how every known model stands to the candidate.</summary>
    /// <param name="candidate">The id of the model under test.</param>
    /// <param name="models">The candidate and all models whose origin is known, each once; a model that is only named as a source needs no entry.</param>
    /// <exception cref="ArgumentException">The candidate is not among the models, or a model stands twice.</exception>
    /// <remarks>Cost O(models · edges): a project has tens of models.</remarks>
    public static FamilyClosure Of(string candidate, IReadOnlyCollection<KnownModel> models)
    {
        var graph = new ModelGraph(models);
        _ = graph.Find(candidate) ?? throw new ArgumentException($"The candidate '{candidate}' is not among the models.", nameof(models));
        var kin = new Kin(candidate, graph);
        return new(
            graph.All.ToDictionary(model => model.Id, kin.RelationTo, StringComparer.Ordinal),
            kin.Families,
            kin.TeacherFamilies,
            kin.IsComplete);
    }

    /// <summary>How a model stands to the candidate, by what is known of it or by the family that was stated with it.</summary>
    /// <param name="model">The model; null when only its family was stated.</param>
    /// <param name="family">Its family; null when that was not stated.</param>
    /// <returns>
    /// A model of unknown origin without a family, and any family beside a candidate whose own family was not stated:
    /// <see cref="ModelRelation.Unknown"/>.
    /// </returns>
    public ModelRelation RelationTo(string? model, string? family = null)
    {
        var byFamily = OfFamily(family);
        return model is null || !stated.TryGetValue(model, out var known) ? byFamily
            : known == ModelRelation.Unrelated && byFamily is ModelRelation.SameFamily or ModelRelation.TrainedOnOutputsOf ? byFamily
            : known;
    }

    private ModelRelation OfFamily(string? family) => family switch
    {
        null => ModelRelation.Unknown,
        _ when teachers.Contains(family) => ModelRelation.TrainedOnOutputsOf,
        _ when families.Contains(family) => ModelRelation.SameFamily,
        _ => complete ? ModelRelation.Unrelated : ModelRelation.Unknown,
    };
}
