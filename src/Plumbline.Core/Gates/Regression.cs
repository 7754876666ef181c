namespace Plumbline.Gates;

/// <summary>How far a dimension may fall, on the same items, against each reference. Scores run from 0 to 1.</summary>
/// <param name="Previous">Tolerated drop against the previous release; null: not gated.</param>
/// <param name="Anchor">Tolerated drop against the anchor release; null: not gated.</param>
public sealed record Regression(double? Previous = null, double? Anchor = null)
{
    /// <summary>These margins, and the other's where this names none.</summary>
    public Regression Or(Regression other) => new(Previous ?? other.Previous, Anchor ?? other.Anchor);
}
