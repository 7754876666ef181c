namespace Plumbline.Gates;

/// <summary>What a gate may say, from weakest to strongest; the strongest finding is the gate's verdict.</summary>
public enum Verdict
{
    /// <summary>The evidence shows that every rule holds (pass).</summary>
    Pass,

    /// <summary>The evidence shows neither that the rules hold nor that they do not (inconclusive).</summary>
    Inconclusive,

    /// <summary>A governor stopped the loop (held).</summary>
    Held,

    /// <summary>The evidence shows that a rule is broken (fail).</summary>
    Fail,
}

/// <summary>Verdicts as words, and the order between them.</summary>
public static class Verdicts
{
    /// <summary>The word of a verdict, in files and for people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a declared verdict.</exception>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Inconclusive => "inconclusive",
        Verdict.Held => "held",
        Verdict.Fail => "fail",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a declared verdict."),
    };

    /// <summary>The strongest of the verdicts; nothing judged is inconclusive.</summary>
    public static Verdict Strongest(IEnumerable<Verdict> verdicts) => verdicts.DefaultIfEmpty(Verdict.Inconclusive).Max();
}
