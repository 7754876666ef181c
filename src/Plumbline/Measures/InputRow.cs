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
    public string Text(string column) => Optional(column) ?? throw Place.Refuse(column, "it is missing", $"Give each row a value in the column '{column}'.");

    /// <summary>A value; null where it is empty or the column is not there.</summary>
    public string? Optional(string column) => Values.GetValueOrDefault(column);

    /// <summary>A finite number that has to be there.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public double Number(string column) => OptionalNumber(column) ?? throw Place.Refuse(column, "it is missing", "Give a number.");

    /// <summary>A finite number; null where it is empty.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public double? OptionalNumber(string column) => Optional(column) is not { } text
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Place.Refuse(column, $"'{text}' is no number", "Write a finite number, with a point for the decimals.");

    /// <summary>A number from 0 to 1.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public double Share(string column) => Number(column) is >= 0 and <= 1 and var share ? share : throw Place.Refuse(column, $"{Text(column)} is outside 0 to 1", "Write a number from 0 to 1.");

    /// <summary>0 or 1.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public int Bit(string column) => Number(column) switch
    {
        0 => 0,
        1 => 1,
        _ => throw Place.Refuse(column, $"{Text(column)} is neither 0 nor 1", "Write 0 or 1."),
    };
}
