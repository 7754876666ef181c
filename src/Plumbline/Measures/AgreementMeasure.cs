using System.CommandLine;
using System.Globalization;
using Plumbline.Agreement;
using Plumbline.Statistics;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Do raters agree? The triple, a dimension at a time.</summary>
internal static class AgreementMeasure
{
    private static readonly Option<string> On = new("--scale") { Description = "nominal, ordinal, interval or ratio.", HelpName = "SCALE", DefaultValueFactory = _ => "nominal" };
    private static readonly Option<string?> Domain = new("--domain") { Description = "All values that may be given, in their order, with commas between; those that were given when left out.", HelpName = "VALUES" };

    public static MeasureVerb Verb { get; } = new(
        "agreement", "Do raters agree, beyond chance? Percent, Krippendorff's alpha and Gwet's AC1, with intervals over items.", "item, rater, value[, dimension]",
        [MeasureVerb.In, On, Domain, MeasureVerb.Level, MeasureVerb.Seed], Run);

    private static Measured Run(ParseResult parsed)
    {
        var scale = Words.TryParse<Scale>(parsed.GetRequiredValue(On), out var known) ? known : throw new UsageException($"--scale {parsed.GetValue(On)}: scales are {string.Join(", ", Enum.GetValues<Scale>().Select(Words.Of))}.");
        var ratings = InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows.Select(Rating.Of).ToArray();
        RefuseSecond(ratings);
        var domain = parsed.GetValue(Domain)?.Split(',', StringSplitOptions.TrimEntries);
        DimensionLine[] lines =
        [
            .. ratings.GroupBy(rating => rating.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Line(group.Key, [.. group], scale, domain, parsed.GetValue(MeasureVerb.Seed), parsed.GetValue(MeasureVerb.Level))),
        ];
        return new(new { measure = "agreement", scale, domain, seed = parsed.GetValue(MeasureVerb.Seed), dimensions = lines }, console => Draw(console, lines));
    }

    private static DimensionLine Line(string dimension, Rating[] ratings, Scale scale, string[]? declared, ulong seed, double level)
    {
        var values = Values(ratings, scale, declared);
        var items = ratings.GroupBy(rating => rating.Item, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (double[])[.. group.OrderBy(rating => rating.Rater, StringComparer.Ordinal).Select(rating => Value(rating, values))]).ToArray();
        var triple = AgreementTriple.Of(items, [.. values.Values], scale, seed, level);
        return new(
            dimension, items.Length, ratings.DistinctBy(rating => rating.Rater).Count(), ratings.Length,
            WireMeasurement.Of(triple.Percent), WireMeasurement.Of(triple.Alpha), WireMeasurement.Of(triple.Gwet));
    }

    /// <summary>The number that stands for each value: its own on a scale of numbers, its place in the domain otherwise.</summary>
    private static Dictionary<string, double> Values(Rating[] ratings, Scale scale, string[]? declared)
    {
        var given = declared ?? [.. ratings.Select(rating => rating.Value).Distinct(StringComparer.Ordinal).OrderBy(text => Number(text) ?? double.MaxValue).ThenBy(text => text, StringComparer.Ordinal)];
        var isNumber = given.All(text => Number(text) is not null);
        if (scale is Scale.Interval or Scale.Ratio && !isNumber)
        {
            throw new UsageException($"--scale {Words.Of(scale)}: '{given.First(text => Number(text) is null)}' is no number.");
        }

        if (scale == Scale.Ordinal && declared is null && !isNumber)
        {
            throw new UsageException("--scale ordinal: name the values in their order (--domain low,middle,high).");
        }

        return given.Index().ToDictionary(value => value.Item, value => isNumber && declared is null ? Number(value.Item)!.Value : scale is Scale.Interval or Scale.Ratio ? Number(value.Item)!.Value : value.Index, StringComparer.Ordinal);
    }

    private static double Value(Rating rating, Dictionary<string, double> values) => values.TryGetValue(rating.Value, out var number)
        ? number
        : throw rating.Place.Refuse("value", $"'{rating.Value}' is not in the domain", $"Domain: {string.Join(", ", values.Keys)}.");

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static void RefuseSecond(Rating[] ratings)
    {
        if (ratings.GroupBy(rating => (rating.Dimension, rating.Item, rating.Rater)).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw doubled.Last().Place.Refuse("rater", $"'{doubled.Key.Rater}' has rated '{doubled.Key.Item}' already, in line {doubled.First().Place.Line}", "Keep one rating of a rater for each item and dimension.");
        }
    }

    private static void Draw(IAnsiConsole console, DimensionLine[] lines)
    {
        var table = new Table().AddColumns("dimension", "items", "raters", "percent", "alpha", "AC1 (AC2)");
        foreach (var line in lines)
        {
            table.AddRow([line.Dimension.EscapeMarkup(), $"{line.Items}", $"{line.Raters}", .. new[] { line.Percent, line.Alpha, line.Ac1 }.Select(measured => Measure.Text(measured).EscapeMarkup())]);
        }

        console.Write(table);
    }

    private sealed record Rating(FilePlace Place, string Item, string Rater, string Value, string Dimension)
    {
        public static Rating Of(InputRow row) => new(row.Place, row.Text("item"), row.Text("rater"), row.Text("value"), row.Optional("dimension") ?? "all");
    }

    private sealed record DimensionLine(string Dimension, int Items, int Raters, int Ratings, WireMeasurement Percent, WireMeasurement Alpha, WireMeasurement Ac1);
}
