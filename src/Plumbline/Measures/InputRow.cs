using System.Globalization;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>One row of a measure's input.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Values">Its values by column; null where it is empty.</param>
internal sealed record InputRow(FilePlace Place, IReadOnlyDictionary<string, string?> Values)
{
    public IEnumerable<string> Columns => Values.Keys;

    /// <summary>A value that has to be there.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public string Text(string column) => Optional(column) ?? throw Missing(column, $"Give each row a value in the column '{column}'.");

    /// <summary>A value; null where it is empty or the column is not there.</summary>
    public string? Optional(string column) => Values.GetValueOrDefault(column);

    /// <summary>A finite number that has to be there.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public double Number(string column) => OptionalNumber(column) ?? throw Missing(column, "Give a number.");

    /// <summary>A finite number; null where it is empty.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public double? OptionalNumber(string column) => Optional(column) is not { } text
        ? null
        : Parsed(text) ?? throw Place.Refuse(column, $"'{text}' is no number", "Write a finite number, with a point for the decimals.");

    /// <summary>A number from 0 to 1, or pass (1) or fail (0).</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public double Share(string column) => OptionalShare(column) ?? throw Missing(column, "Write a number from 0 to 1, or pass or fail.");

    /// <summary>The same; null where it is empty.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public double? OptionalShare(string column) => Optional(column) switch
    {
        null => null,
        var text when Verdict(text) is { } verdict => verdict,
        var text when Parsed(text) is not { } => throw Place.Refuse(column, $"'{text}' is no number", "Write a number from 0 to 1, with a point for the decimals, or pass or fail."),
        var text when Parsed(text) is >= 0 and <= 1 and var share => share,
        var text => throw Place.Refuse(column, $"{text} is outside 0 to 1", "Write a number from 0 to 1, or pass or fail."),
    };

    /// <summary>The finite number that a text writes; null when it writes none.</summary>
    public static double? Parsed(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>1 for pass, 0 for fail; null for any other word.</summary>
    public static double? Verdict(string text) => text.ToUpperInvariant() switch
    {
        "PASS" or "TRUE" => 1,
        "FAIL" or "FALSE" => 0,
        _ => null,
    };

    private UsageException Missing(string column, string fix) => Values.ContainsKey(column)
        ? Place.Refuse(column, "it is missing", fix)
        : Place.Refuse(column, $"there is no such column; there are {string.Join(", ", Values.Keys)}", fix);
}
