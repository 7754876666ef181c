using System.Globalization;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>A number that a measure found, and what it is.</summary>
internal sealed record Figure(string Name, string Meaning, WireMeasurement Measured)
{
    private const double Large = 10_000;

    public Figure(string name, string meaning, Measurement measured)
        : this(name, meaning, WireMeasurement.Of(measured))
    {
    }

    /// <summary>A table of figures, and under it how their intervals were made and what to know first.</summary>
    public static void Draw(IAnsiConsole console, IReadOnlyCollection<Figure> figures)
    {
        var table = Table("", ["value", "interval", "n"], "what it is");
        foreach (var figure in figures)
        {
            var measured = figure.Measured;
            table.AddRow(
                Shown(figure.Name), Value(measured), Bounds(measured), measured.Value is null ? "" : $"{measured.N}",
                (measured.Value is null ? $"{figure.Meaning}. Not measured: {measured.Explanation ?? measured.Reason}" : figure.Meaning).EscapeMarkup());
        }

        console.Write(table);
        DrawNotes(console, [.. figures.Select(figure => (figure.Name.Replace('_', ' '), figure.Measured))]);
    }

    /// <summary>A table whose numbers are never broken over two lines.</summary>
    public static Table Table(string first, IEnumerable<string> numbers, params IEnumerable<string> words)
    {
        var table = new Table().AddColumn(first.EscapeMarkup());
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number.EscapeMarkup()).NoWrap());
        }

        foreach (var word in words)
        {
            table.AddColumn(word.EscapeMarkup());
        }

        return table;
    }

    /// <summary>Adds a row; cells beyond the columns of the table are left out.</summary>
    public static void Add(Table table, params string[] cells) => table.AddRow(cells[..Math.Min(cells.Length, table.Columns.Count)]);

    /// <summary>A column of reasons, where one of the measurements has a reason for having no value.</summary>
    public static string[] WhyNot(IEnumerable<WireMeasurement?> measured) => measured.Any(one => one is { Value: null }) ? ["why not"] : [];

    public static void DrawNotes(IAnsiConsole console, IReadOnlyCollection<(string Name, WireMeasurement Measured)> lines)
    {
        foreach (var note in Measure.Notes(lines))
        {
            console.WriteLine(note);
        }
    }

    public static string Value(WireMeasurement measured) => measured.Value is { } value ? value.ToString(Math.Abs(value) < Large ? "0.000" : "#,0", CultureInfo.InvariantCulture) : "–";

    public static string Bounds(WireMeasurement measured) => measured switch
    {
        { Interval: { } bounds } => string.Create(CultureInfo.InvariantCulture, $"{bounds.Lo:0.000} to {bounds.Hi:0.000}"),
        { Value: null } => "not measured",
        { Reason: { } reason } => $"none: {reason}",
        _ => "",
    };

    /// <summary>A chance, never rounded to certainty.</summary>
    public static string Chance(double chance) => chance switch
    {
        < 0.001 => "below 0.001",
        > 0.999 and < 1 => "above 0.999",
        _ => chance.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Shown(string name) => name.Replace('_', ' ').EscapeMarkup();
}
