namespace Plumbline.Descent;

/// <summary>The share of the learning rate at a step, by name of the schedule.</summary>
internal static class Schedule
{
    private static readonly Dictionary<string, Func<double, double>> Shapes = new(StringComparer.Ordinal)
    {
        ["constant"] = _ => 1,
        ["linear"] = done => 1 - done,
        ["cosine"] = done => (1 + Math.Cos(Math.PI * done)) / 2,
    };

    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <exception cref="ArgumentException">There is no such schedule.</exception>
    public static Func<double, double> Named(string name) => Shapes.TryGetValue(name, out var shape)
        ? shape
        : throw new ArgumentException($"There is no schedule \"{name}\"; there are {string.Join(", ", Shapes.Keys)}.");

    /// <summary>Rises in equal steps over the warm-up, then follows the shape; never 0 at a step that is taken.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="step">From 0.</param>
    /// <param name="total">How many steps there are.</param>
    public static double Share(DescentSettings settings, int step, int total)
    {
        var warm = (int)Math.Ceiling(settings.WarmupShare * total);
        return step < warm ? (step + 1.0) / (warm + 1) : Named(settings.Schedule)((step - warm) / (double)(total - warm));
    }
}
