namespace Plumbline.Calibration;

/// <summary>Items whose stated probabilities are near each other: what was said of them, and what was so.</summary>
/// <param name="Items">How many items; few make a rate that says little.</param>
/// <param name="Stated">Mean stated probability.</param>
/// <param name="Observed">Share that came true.</param>
public readonly record struct ReliabilityBin(int Items, double Stated, double Observed)
{
    internal double Gap => Math.Abs(Stated - Observed);
}
