using System.CommandLine;

namespace Plumbline.Measures;

/// <summary>The values that an option declares, with commas between.</summary>
internal static class Domain
{
    public static Option<string?> New(string description, string helpName) => new("--domain") { Description = description, HelpName = helpName };

    /// <summary>The declared values in their order; null when the option was left out.</summary>
    /// <exception cref="UsageException">A value is empty or stands twice, or there are fewer than two.</exception>
    public static string[]? Read(string? declared)
    {
        if (declared is null)
        {
            return null;
        }

        var values = declared.Split(',', StringSplitOptions.TrimEntries);
        return values switch
        {
            _ when values.Contains("") => throw new UsageException($"--domain {declared}: a value is empty. Write each value once, with commas between: --domain poor,fair,good."),
            _ when values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } doubled =>
                throw new UsageException($"--domain {declared}: '{doubled.Key}' stands twice. Write each value once."),
            [_] => throw new UsageException($"--domain {declared}: there is one value. Name all that may be given: --domain {declared},OTHER."),
            _ => values,
        };
    }
}
