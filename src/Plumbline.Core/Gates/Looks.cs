namespace Plumbline.Gates;

/// <summary>How often a test split was looked at, or why nobody knows.</summary>
public abstract record Looks
{
    private Looks()
    {
    }

    /// <summary>The ledger was read and this look stands in it.</summary>
    /// <param name="Count">Looks at this split so far, this one included.</param>
    /// <param name="Number">This look's own number, from 1; a repeated look keeps the number it had.</param>
    /// <param name="Candidates">Distinct candidates among the looks.</param>
    public sealed record Counted(int Count, int Number, int Candidates) : Looks;

    /// <summary>No ledger could be kept.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Unknown(string Reason) : Looks;
}
