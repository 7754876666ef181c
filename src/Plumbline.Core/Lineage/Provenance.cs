namespace Plumbline.Lineage;

/// <summary>Who made a label, having seen what, and who chose the item.</summary>
/// <param name="Origin">Who made it.</param>
/// <param name="Exposures">What models had to do with it; empty: nothing; null: not stated, so that the origin alone speaks.</param>
/// <param name="SelectedBy">Which models chose or filtered the item; empty: none did; null: not stated, which is taken as none.</param>
public sealed record Provenance(Origin Origin, IReadOnlyList<Exposure>? Exposures = null, IReadOnlyList<Selector>? SelectedBy = null)
{
    /// <summary>Whether more than the origin was stated.</summary>
    public bool IsStated => Exposures is not null || SelectedBy is not null;

    /// <summary>
    /// Every contact of a model with the label, each once: those stated, the selectors, and the one that the origin tells of when nobody
    /// stated it. A label of a judge without a judge's name was judged by a model that nobody knows. <see cref="Origin.HumanBlind"/> and
    /// <see cref="Origin.Demonstration"/> say of themselves that nothing was seen.
    /// </summary>
    public IReadOnlyList<Exposure> Contacts()
    {
        var stated = (Exposures ?? []).Select(exposure => exposure.Relation == ExposureRelation.Shown ? exposure : exposure with { BeforeCommit = true })
            .Concat((SelectedBy ?? []).Select(selector => new Exposure(ExposureRelation.FilteredSelected, true, selector.Model, selector.Family)))
            .Distinct().ToArray();
        return Told is { } told && !stated.Any(exposure => exposure.BeforeCommit && told.Shown.Contains(exposure.Relation))
            ? [.. stated, new(told.Otherwise, true)]
            : stated;
    }

    /// <summary>What the origin says happened: exposures that tell it in full, and the one that stands in for them.</summary>
    private (ExposureRelation[] Shown, ExposureRelation Otherwise)? Told => Origin switch
    {
        Origin.HumanSawOutput or Origin.UserSignal =>
            ([ExposureRelation.Shown, ExposureRelation.Judged, ExposureRelation.EditedFromDraft, ExposureRelation.Authored], ExposureRelation.Shown),
        Origin.HumanEditedOutput => ([ExposureRelation.EditedFromDraft, ExposureRelation.Authored], ExposureRelation.EditedFromDraft),
        Origin.Judge or Origin.RewardTrace => ([ExposureRelation.Judged, ExposureRelation.Authored], ExposureRelation.Judged),
        Origin.Synthetic => ([ExposureRelation.Authored], ExposureRelation.Authored),
        _ => null,
    };
}
