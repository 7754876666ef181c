namespace Plumbline.Calibration;

/// <summary>How often a judge and people passed the same items, both saying pass or fail.</summary>
/// <param name="TruePasses">Items that both passed.</param>
/// <param name="FalseFails">Items that people passed and the judge failed.</param>
/// <param name="FalsePasses">Items that people failed and the judge passed.</param>
/// <param name="TrueFails">Items that both failed.</param>
public readonly record struct ConfusionCounts(int TruePasses, int FalseFails, int FalsePasses, int TrueFails)
{
    /// <summary>Items that people passed.</summary>
    public int Passes => TruePasses + FalseFails;

    /// <summary>Items that people failed.</summary>
    public int Fails => FalsePasses + TrueFails;

    /// <summary>All items.</summary>
    public int Items => Passes + Fails;

    /// <summary>Counts the verdicts on items that both judged.</summary>
    /// <param name="human">What people say of each item; true is a pass.</param>
    /// <param name="judge">What the judge says of the same items, in the same order.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ConfusionCounts Of(IReadOnlyList<bool> human, IReadOnlyList<bool> judge)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(judge);
        if (human.Count != judge.Count)
        {
            throw new ArgumentException($"There are {human.Count} human verdicts and {judge.Count} of the judge; each item has one of each.", nameof(judge));
        }

        int Count(bool one, bool other) => Enumerable.Range(0, human.Count).Count(item => human[item] == one && judge[item] == other);
        return new(Count(true, true), Count(true, false), Count(false, true), Count(false, false));
    }

    /// <summary>The same counts, none of them negative.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    internal ConfusionCounts Checked() => TruePasses >= 0 && FalseFails >= 0 && FalsePasses >= 0 && TrueFails >= 0 && (long)TruePasses + FalseFails + FalsePasses + TrueFails <= int.MaxValue
        ? this
        : throw new ArgumentException($"Counts are not negative, and together at most {int.MaxValue}; these are {TruePasses}, {FalseFails}, {FalsePasses}, {TrueFails}.");
}
