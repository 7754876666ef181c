namespace Plumbline.Drift;

/// <summary>Adds up evidence that a judge agrees with people less than it did; the quickest alarm for one stated fall.</summary>
/// <param name="Before">The share of agreement in order, in (0, 1).</param>
/// <param name="After">The share that would be too little, below it.</param>
/// <param name="Threshold">The sum that alarms; larger for fewer false alarms, to be found by simulation.</param>
/// <param name="Sum">The log-likelihood ratio added up, never below 0.</param>
/// <remarks>
/// An update costs O(1). It has no fixed chance of a false alarm, for it alarms falsely again and again; where that is wanted, use
/// <see cref="AgreementEvidence"/>. Source: M. R. Reynolds, Z. G. Stoumbos, "A CUSUM chart for monitoring a proportion when inspecting
/// continuously", Journal of Quality Technology 31, 1999.
/// </remarks>
public sealed record AgreementCusum(double Before, double After, double Threshold, double Sum = 0)
{
    /// <summary>The share that would be too little.</summary>
    /// <exception cref="ArgumentException">It is not between 0 and the share in order, or that is not below 1.</exception>
    public double After { get; } = After > 0 && After < Before && Before < 1
        ? After
        : throw new ArgumentException($"Agreement should fall from {Before} to {After}, both between 0 and 1.", nameof(After));

    /// <summary>Whether the sum has reached the threshold.</summary>
    public bool Alarm => Sum >= Threshold;

    /// <summary>The state after one more spot check.</summary>
    /// <param name="agreed">Whether the judge and people said the same.</param>
    public AgreementCusum Next(bool agreed) =>
        this with { Sum = Math.Max(0, Sum + (agreed ? Math.Log(After / Before) : Math.Log((1 - After) / (1 - Before)))) };
}
