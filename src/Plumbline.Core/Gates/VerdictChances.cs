namespace Plumbline.Gates;

/// <summary>How likely each verdict of a gate is, before it is run. The three add up to 1.</summary>
/// <param name="Pass">Chance that the gate lets the candidate through.</param>
/// <param name="Fail">Chance that it shows the candidate to be worse than tolerated.</param>
/// <param name="Inconclusive">Chance that it can tell neither, which blocks the candidate too.</param>
public readonly record struct VerdictChances(double Pass, double Fail, double Inconclusive)
{
    /// <summary>Chance that the candidate does not get through.</summary>
    public double Blocked => 1 - Pass;

    /// <summary>Of several dimensions like this one, independent of each other: all must pass, one failure fails.</summary>
    internal VerdictChances Of(int dimensions)
    {
        var (pass, fail) = (Math.Pow(Pass, dimensions), 1 - Math.Pow(1 - Fail, dimensions));
        return new(pass, fail, Math.Max(0, 1 - pass - fail));
    }
}
