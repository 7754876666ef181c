using System.Text.RegularExpressions;

namespace Plumbline.Redaction;

/// <summary>What a project does not keep.</summary>
/// <param name="Kinds">The kinds that are taken out, and how; none: everything is kept.</param>
/// <param name="Patterns">Patterns of the project's own, by name.</param>
public sealed record RedactionSettings(IReadOnlyDictionary<SensitiveKind, RedactionRule> Kinds, IReadOnlyDictionary<string, CustomPattern> Patterns)
{
    /// <summary>Everything is kept as it comes.</summary>
    public static RedactionSettings Nothing { get; } = new(new Dictionary<SensitiveKind, RedactionRule>(), new Dictionary<string, CustomPattern>());

    /// <summary>Whether anything is taken out at all.</summary>
    public bool IsNothing => Kinds.Count == 0 && Patterns.Count == 0;

    /// <summary>Every reason to refuse the settings; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. Kinds.ContainsKey(SensitiveKind.Custom) ? [new Refusal("kinds", "What a pattern finds is ruled where the pattern stands, under patterns.")] : Array.Empty<Refusal>(),
        .. Patterns.Keys.Where(name => !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') || name.Length is 0 or > 40)
            .Select(name => new Refusal($"patterns.{name}", "A name has 1 to 40 letters, digits, _ and -: it stands in place of what was found.")),
        .. Patterns.Select(pattern => Problem(pattern.Key, pattern.Value?.Expression)).OfType<Refusal>(),
    ];

    /// <exception cref="ArgumentException">The expression is no pattern, or one that cannot be run in linear time.</exception>
    internal static Regex Compiled(string name, string expression) => Problem(name, expression) is { } wrong
        ? throw new ArgumentException($"{wrong.Field}: {wrong.Message}", nameof(expression))
        : new(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static Refusal? Problem(string name, string? expression)
    {
        if (expression is null)
        {
            return new($"patterns.{name}", "An object is needed here, not null: { \"expression\": \"C-[0-9]+\", \"rule\": \"mask\" }.");
        }

        try
        {
            _ = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException wrong)
        {
            return new($"patterns.{name}", $"This is no regular expression: {wrong.Message}");
        }
        catch (NotSupportedException)
        {
            return new($"patterns.{name}", "A pattern has no look-around, back reference or atomic group, so that it takes linear time on any text.");
        }
    }
}

/// <summary>A pattern of a project's own.</summary>
/// <param name="Expression">A regular expression without look-around and back references.</param>
/// <param name="Rule">What becomes of what it finds.</param>
public sealed record CustomPattern(string Expression, RedactionRule Rule = RedactionRule.Mask);
