namespace Plumbline.Agreement;

/// <summary>A marked passage of a text.</summary>
/// <param name="Start">The first token, from 0.</param>
/// <param name="End">The token after the last; above <paramref name="Start"/>.</param>
/// <param name="Label">What was said of it.</param>
public readonly record struct MarkedSpan(int Start, int End, string Label)
{
    internal MarkedSpan Checked(int length) => 0 <= Start && Start < End && End <= length && Label is not null
        ? this
        : throw new ArgumentException($"The span from {Start} to {End} with the label \"{Label}\" is not inside a text of {length} tokens.", nameof(length));

    internal bool Meets(MarkedSpan other) => Start < other.End && other.Start < End && Label == other.Label;
}
