namespace Plumbline.Crowd;

/// <summary>One answer: what one worker said about one item.</summary>
/// <param name="Item">What was labelled.</param>
/// <param name="Worker">Who labelled it: a person or a judge.</param>
/// <param name="Label">One of the declared categories.</param>
public readonly record struct CrowdLabel(string Item, string Worker, string Label);
