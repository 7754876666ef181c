namespace Plumbline.Lineage;

/// <summary>Things of one kind that a lineage reaches, as a page lists them.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Nodes">The first of them, as <c>kind:id</c>.</param>
public sealed record ShownLevel(string Kind, long Count, IReadOnlyList<string> Nodes);
