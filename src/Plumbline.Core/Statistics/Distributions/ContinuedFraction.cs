namespace Plumbline.Statistics.Distributions;

/// <summary>1 / (b₀ + a₁/(b₁ + a₂/(b₂ + …))), by the modified method of Lentz (Thompson and Barnett 1986).</summary>
internal struct ContinuedFraction(double first)
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-15;

    private double numerator = 1 / Tiny;
    private double denominator = 1 / NotZero(first);

    /// <summary>The value so far.</summary>
    public double Value { get; private set; } = 1 / NotZero(first);

    /// <summary>Adds the next pair; false when it no longer changes the value.</summary>
    public bool Add(double a, double b)
    {
        denominator = 1 / NotZero(b + (a * denominator));
        numerator = NotZero(b + (a / numerator));
        var factor = denominator * numerator;
        Value *= factor;
        return Math.Abs(factor - 1) > Precision;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
