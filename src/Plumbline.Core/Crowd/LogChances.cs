namespace Plumbline.Crowd;

internal static class LogChances
{
    /// <summary>Turns logarithms of chances, known but for a constant, into chances that sum to 1.</summary>
    /// <returns>The logarithm of what they summed to.</returns>
    public static double Normalise(Span<double> chances)
    {
        var most = chances[0];
        foreach (var one in chances)
        {
            most = Math.Max(most, one);
        }

        var sum = 0.0;
        for (var place = 0; place < chances.Length; place++)
        {
            chances[place] = Math.Exp(chances[place] - most);
            sum += chances[place];
        }

        for (var place = 0; place < chances.Length; place++)
        {
            chances[place] /= sum;
        }

        return most + Math.Log(sum);
    }
}
