namespace Plumbline.Lineage;

/// <summary>Everything reached from one id in one direction.</summary>
/// <param name="Kind">What the nodes are.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Ids">Their ids, the first of them when there are many.</param>
internal sealed record LineageLevel(string Kind, long Count, IReadOnlyList<string> Ids);

/// <summary>Where a thing comes from and what it touched.</summary>
/// <param name="Id">The thing, as <c>kind:id</c>.</param>
/// <param name="From">What it was made of, all the way back.</param>
/// <param name="To">What was made with it, all the way forward.</param>
internal sealed record LineageView(string Id, IReadOnlyList<LineageLevel> From, IReadOnlyList<LineageLevel> To);
