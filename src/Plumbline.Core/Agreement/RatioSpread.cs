namespace Plumbline.Agreement;

/// <summary>Σ ((a − b) / (a + b))² over all ordered pairs of ratings, from how often each value is used, without looking at every pair.</summary>
/// <remarks>
/// ((a − b) / (a + b))² is 1 − 4 ab / (a + b)², and 1 / (a + b)² is ∫ t e^{−ta} e^{−tb} dt, in which a and b stand apart: so the sum over pairs is
/// an integral of the square of one sum. In s = ln t the trapezoidal rule is exact to 1e-14, as everything is smooth. Values that lie within a quarter of
/// each other would lose digits so, and have the series of tanh² of half their logarithms' distance instead. Few values are summed pair by pair.
/// </remarks>
internal sealed class RatioSpread
{
    private const int FewValues = 48;
    private const double NearLogarithm = 0.25;
    private const double LeastTrusted = 1e-6;
    private const double Step = 0.3;
    private const double Left = -32;
    private const int Window = 122; // from e^−32, beyond which squares vanish, to e^4.3, beyond which e^−t does

    /// <summary>tanh²(y) in powers y², y⁴, …: what the derivative of the series of tanh leaves of 1.</summary>
    private static readonly double[] Series = [1, -10.0 / 15, 119.0 / 315, -558.0 / 2835, 15202.0 / 155925, -283972.0 / 6081075, 13943535.0 / 638512875];
    private readonly double[] values;
    private readonly double[] logarithms;
    private readonly int zero;
    private readonly bool near;
    private readonly int[] first = [];
    private readonly double[] heights = [];
    private readonly int nodes;

    /// <param name="values">Different values from 0.</param>
    public RatioSpread(double[] values)
    {
        this.values = values;
        logarithms = Array.ConvertAll(values, Math.Log);
        zero = Array.IndexOf(values, 0);
        if (values.Length <= FewValues)
        {
            return;
        }

        var (low, high) = (logarithms.Where(double.IsFinite).Min(), logarithms.Max());
        near = zero < 0 && high - low <= NearLogarithm;
        if (!near)
        {
            nodes = (int)Math.Ceiling((high - low) / Step) + Window + 1;
            first = Array.ConvertAll(logarithms, one => double.IsFinite(one) ? (int)Math.Floor((high - one) / Step) : 0);
            heights = Heights(high);
        }
    }

    /// <summary>The same sum over the ratings of one item.</summary>
    public static double Between((int Category, int Count)[] rated, IReadOnlyList<double> values) =>
        rated.Sum(one => rated.Sum(other => (double)one.Count * other.Count * Distance(values[one.Category], values[other.Category])));

    /// <summary>The sum, given how often each value is used. Cost linear in the values, but for many values that nearly all are one.</summary>
    public double Of(double[] used)
    {
        if (values.Length <= FewValues)
        {
            return Pairs(used);
        }

        if (near)
        {
            return Near(used);
        }

        var total = used.Sum();
        var (zeros, apart) = (zero < 0 ? 0 : used[zero], Apart(used));
        var spread = (total * total) - (zeros * zeros) - (4 * apart);
        return spread > LeastTrusted * total * total ? spread : Pairs(used);
    }

    private static double Distance(double one, double other)
    {
        var relative = one == other ? 0 : (one - other) / (one + other);
        return relative * relative;
    }

    private double Pairs(double[] used)
    {
        int[] present = [.. Enumerable.Range(0, used.Length).Where(value => used[value] > 0)];
        var sum = 0.0;
        for (var one = 0; one < present.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                sum += 2 * used[present[one]] * used[present[other]] * Distance(values[present[one]], values[present[other]]);
            }
        }

        return sum;
    }

    /// <summary>e^z e^{−e^z} of every value at the nodes near it, z = s + ln value.</summary>
    private double[] Heights(double high)
    {
        var all = new double[values.Length * Window];
        for (var value = 0; value < values.Length; value++)
        {
            for (var node = 0; node < Window && double.IsFinite(logarithms[value]); node++)
            {
                var z = Left + (Step * (first[value] + node)) - (high - logarithms[value]);
                all[(value * Window) + node] = Math.Exp(z - Math.Exp(z));
            }
        }

        return all;
    }

    /// <summary>Σ ab / (a + b)² as an integral.</summary>
    private double Apart(double[] used)
    {
        var sums = new double[nodes];
        for (var value = 0; value < used.Length; value++)
        {
            if (used[value] > 0)
            {
                var into = sums.AsSpan(first[value], Window);
                var height = heights.AsSpan(value * Window, Window);
                for (var node = 0; node < into.Length; node++)
                {
                    into[node] += used[value] * height[node];
                }
            }
        }

        var integral = 0.0;
        foreach (var sum in sums)
        {
            integral += sum * sum;
        }

        return Step * integral;
    }

    /// <summary>By the moments of the logarithms: Σ (u − v)^{2m} is Σⱼ (2m over j) (−1)^j Mⱼ M₂ₘ₋ⱼ.</summary>
    private double Near(double[] used)
    {
        var moments = Moments(used);
        var (sum, halves) = (0.0, 1.0);
        for (var term = 0; term < Series.Length; term++)
        {
            var (power, binomial, pairs) = (2 * (term + 1), 1.0, 0.0);
            for (var j = 0; j <= power; j++)
            {
                pairs += (j % 2 == 0 ? 1 : -1) * binomial * moments[j] * moments[power - j];
                binomial *= (power - j) / (j + 1.0);
            }

            sum += Series[term] * (halves /= 4) * pairs;
        }

        return sum;
    }

    private double[] Moments(double[] used)
    {
        var (total, mean, moments) = (0.0, 0.0, new double[(2 * Series.Length) + 1]);
        for (var value = 0; value < used.Length; value++)
        {
            (total, mean) = (total + used[value], mean + (used[value] * logarithms[value]));
        }

        for (var value = 0; value < used.Length; value++)
        {
            var (power, from) = (used[value], logarithms[value] - (mean / total));
            for (var j = 0; j < moments.Length; j++)
            {
                moments[j] += power;
                power *= from;
            }
        }

        return moments;
    }
}
