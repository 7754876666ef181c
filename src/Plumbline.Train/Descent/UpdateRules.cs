namespace Plumbline.Descent;

/// <summary>The update rules by name.</summary>
internal static class UpdateRules
{
    private static readonly IUpdateRule[] All = [new AdamW(), new Sgd()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(rule => rule.Name)];

    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public static IUpdateRule Named(string name) => Array.Find(All, rule => rule.Name == name)
        ?? throw new ArgumentException($"There is no update rule \"{name}\"; there are {string.Join(", ", Names)}.");
}
