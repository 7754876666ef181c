namespace Plumbline.Statistics;

/// <summary>Counts added up without running over.</summary>
internal static class WholeCount
{
    /// <summary>The sum of counts, each of which is not negative.</summary>
    /// <exception cref="ArgumentException">Together they are more than can be counted.</exception>
    public static int Sum(string name, params ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum <= int.MaxValue ? (int)sum : throw new ArgumentException($"{sum} are too many; together the counts go up to {int.MaxValue}.", name);
    }
}
