namespace Plumbline.Lineage;

/// <summary>How far a label may be the candidate's own doing: 0 is independent, 1 is the candidate judging itself.</summary>
/// <remarks>
/// C = 1 − Π (1 − e·a) over the contacts, with e the weight of what the model did and a its affinity to the candidate: each contact is one
/// more chance that the label says what the candidate's family would have said. Own design; the weights are priors, to be raised where a
/// blind arm shows more. Cost linear in the contacts.
/// </remarks>
public static class LabelContamination
{
    /// <summary>A label counts as independent up to this contamination.</summary>
    public const double Clean = 0.05;

    /// <summary>The contamination of a label by its contacts, 0 to 1; no contact: 0. The order of contacts does not matter.</summary>
    public static double Of(IEnumerable<Contact> contacts) =>
        1 - contacts.Select(contact => 1 - (contact.Weight * contact.With.Affinity())).Order().Aggregate(1.0, (left, factor) => left * factor);

    /// <summary>The contamination of a label relative to a candidate, 0 to 1.</summary>
    /// <param name="provenance">How the label came about.</param>
    /// <param name="candidate">The candidate's kin.</param>
    public static double Of(Provenance provenance, FamilyClosure candidate) => Of(provenance.Contacts().Select(exposure =>
        new Contact(exposure.Relation, exposure.BeforeCommit, candidate.RelationTo(exposure.Model, exposure.Family))));
}
