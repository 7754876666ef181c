namespace Plumbline.Lineage;

/// <summary>How a model stands to a candidate: the closer, the more of what it touched is the candidate's own doing.</summary>
public enum ModelRelation
{
    /// <summary>It is the candidate (same).</summary>
    Same,

    /// <summary>One was made from the other (ancestor_or_descendant).</summary>
    AncestorOrDescendant,

    /// <summary>One learned, directly or through others, from what the other wrote or judged (trained_on_outputs_of).</summary>
    TrainedOnOutputsOf,

    /// <summary>Both come from one model, or bear one family's name (same_family).</summary>
    SameFamily,

    /// <summary>Another family of the same vendor (same_vendor_other_family).</summary>
    SameVendorOtherFamily,

    /// <summary>Nothing connects them (unrelated).</summary>
    Unrelated,

    /// <summary>Where the model, or the candidate, comes from was not stated (unknown).</summary>
    Unknown,
}

/// <summary>The weights of relations.</summary>
public static class ModelRelations
{
    /// <summary>
    /// How much of a contact with the model counts as a contact with the candidate, from 0 (nothing) to 1 (all). What is unknown counts as
    /// much as the same family, so that missing provenance never makes a label clean.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a declared relation.</exception>
    /// <remarks>The weights are our own priors, not measured results.</remarks>
    public static double Affinity(this ModelRelation relation) => relation switch
    {
        ModelRelation.Same or ModelRelation.AncestorOrDescendant => 1,
        ModelRelation.TrainedOnOutputsOf => 0.8,
        ModelRelation.SameFamily or ModelRelation.Unknown => 0.7,
        ModelRelation.SameVendorOtherFamily => 0.3,
        ModelRelation.Unrelated => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Not a declared relation."),
    };
}
