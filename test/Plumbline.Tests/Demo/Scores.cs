using SupportBot;

namespace Plumbline.Demo;

/// <summary>Means of the planted truth over served answers.</summary>
internal sealed record Scores(double Numeric, double Policy, double Tone)
{
    public static Scores Of(Truth[] truths) => new(
        truths.Average(truth => truth.Numeric ? 1.0 : 0),
        truths.Average(truth => truth.Policy ? 1.0 : 0),
        truths.Average(truth => truth.Tone));

    public override string ToString() => $"{Numeric:0.000}/{Policy:0.000}/{Tone:0.000}";
}
