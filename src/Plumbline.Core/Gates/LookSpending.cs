using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>How the error rate is spread over repeated looks at one test split; without it every look spends all of it.</summary>
public abstract record LookSpending
{
    /// <summary>Below this chance of error no number of items proves anything: the rate counts as spent.</summary>
    private const double Least = 1e-9;

    private LookSpending()
    {
    }

    /// <summary>Look k spends alpha · 6 / (π² k²): any number of looks, alpha in all.</summary>
    public sealed record SixOverPi2K2 : LookSpending;

    /// <summary>Look k spends alpha / 2^k: any number of looks, alpha in all.</summary>
    public sealed record Geometric : LookSpending;

    /// <summary>Each of a fixed number of looks spends the same share; after them there is nothing left to spend.</summary>
    /// <param name="Looks">How many looks the split may have, at least 1.</param>
    public sealed record Budget(int Looks) : LookSpending;

    /// <summary>The one-sided error rate of a look; null when nothing is left.</summary>
    /// <param name="alpha">The rate over all looks, in (0, 0.5).</param>
    /// <param name="look">The look's number, from 1.</param>
    internal double? At(double alpha, int look) => this switch
    {
        Budget(var looks) => look <= looks ? AlphaSpending.Budget(alpha, look, looks) : 0,
        Geometric => AlphaSpending.Geometric(alpha, look),
        _ => AlphaSpending.InverseSquare(alpha, look),
    } is var left and >= Least ? left : null;

    /// <summary>The rule as a gate file writes it.</summary>
    internal string Word => this switch
    {
        Budget(var looks) => $"budget {looks}",
        Geometric => "geometric",
        _ => "six_over_pi2_k2",
    };
}
