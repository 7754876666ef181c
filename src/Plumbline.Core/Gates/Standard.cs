namespace Plumbline.Gates;

/// <summary>How much proof every rule of a gate asks for.</summary>
/// <param name="Basis">Bounds or point estimates.</param>
/// <param name="Alpha">One-sided chance of error of a bound.</param>
internal sealed record Standard(DecisionBasis Basis, double Alpha)
{
    /// <summary>The two-sided level whose bounds each have that chance of error.</summary>
    public double Level => Math.Round(1 - (2 * Alpha), 12);
}
