namespace Plumbline.Optimizers.Diagnostics;

/// <summary>What a scorer gave the two sides of a pair.</summary>
internal readonly record struct PairScore(string Prompt, double Chosen, double Rejected)
{
    public double Margin => Chosen - Rejected;
}
