using System.CommandLine;
using Plumbline.Agreement;
using Plumbline.Statistics;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Do raters agree? The triple, a dimension at a time.</summary>
internal static class AgreementMeasure
{
    private static readonly Option<string> On = new("--scale") { Description = "nominal, ordinal, interval or ratio.", HelpName = "SCALE", DefaultValueFactory = _ => "nominal" };
    private static readonly Option<string?> Declared = Domain.New("All values that may be given, in their order, with commas between; those that were given when left out.", "VALUES");

    public static MeasureVerb Verb { get; } = new(
        "agreement", "Do raters agree, beyond chance? Percent, Krippendorff's alpha and Gwet's AC1, with intervals over items.", "item, rater, value[, dimension]",
        [MeasureVerb.In, On, Declared, MeasureVerb.Level, MeasureVerb.Seed], Run);

    private static Measured Run(ParseResult parsed)
    {
        var scale = Words.TryParse<Scale>(parsed.GetRequiredValue(On), out var known) ? known : throw new UsageException($"--scale {parsed.GetValue(On)}: scales are {string.Join(", ", Enum.GetValues<Scale>().Select(Words.Of))}.");
        var domain = Domain.Read(parsed.GetValue(Declared));
        var ratings = InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows.Select(Rating.Of).ToArray();
        RefuseSecond(ratings);
        DimensionLine[] lines =
        [
            .. ratings.GroupBy(rating => rating.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Line(group.Key, [.. group], scale, domain, parsed.GetValue(MeasureVerb.Seed), parsed.GetValue(MeasureVerb.Level))),
        ];
        return new(new { measure = "agreement", scale, domain, seed = parsed.GetValue(MeasureVerb.Seed), dimensions = lines }, console => Draw(console, lines, scale));
    }

    private static DimensionLine Line(string dimension, Rating[] ratings, Scale scale, string[]? declared, ulong seed, double level)
    {
        var values = RatedValues.Of([.. ratings.Select(rating => rating.Value)], scale, declared);
        var items = ratings.GroupBy(rating => rating.Item, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (double[])[.. group.OrderBy(rating => rating.Rater, StringComparer.Ordinal).Select(rating => Value(rating, values))]).ToArray();
        var triple = AgreementTriple.Of(items, values.Domain, scale, seed, level);
        return new(
            dimension, items.Length, ratings.DistinctBy(rating => rating.Rater).Count(), ratings.Length,
            WireMeasurement.Of(triple.Percent), WireMeasurement.Of(triple.Alpha), WireMeasurement.Of(triple.Gwet), AgreementPolicy.Of(triple.Alpha));
    }

    private static double Value(Rating rating, RatedValues values) => values.Of(rating.Value) switch
    {
        { } number when number < 0 && values.Scale == Scale.Ratio => throw rating.Place.Refuse("value", $"{rating.Value} is below 0", "A ratio scale starts at 0; use --scale interval."),
        { } number => number,
        null => throw rating.Place.Refuse("value", $"'{rating.Value}' is not in the domain", $"Write one of {string.Join(", ", values.Names)}, or name it with --domain."),
    };

    private static void RefuseSecond(Rating[] ratings)
    {
        if (ratings.GroupBy(rating => (rating.Dimension, rating.Item, rating.Rater)).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw doubled.ElementAt(1).Place.Refuse("rater", $"'{doubled.Key.Rater}' has rated '{doubled.Key.Item}' already, in line {doubled.First().Place.Line}", "Keep one rating of a rater for each item and dimension.");
        }
    }

    private static void Draw(IAnsiConsole console, DimensionLine[] lines, Scale scale)
    {
        var table = Figure.Table("dimension", ["items", "raters", "figure", "value", "interval"], Figure.WhyNot(lines.SelectMany(line => new[] { line.Percent, line.Alpha, line.Ac1 })));
        (string Name, Func<DimensionLine, WireMeasurement> Of)[] figures = [("percent", line => line.Percent), ("alpha", line => line.Alpha), (scale == Scale.Nominal ? "AC1" : "AC2", line => line.Ac1)];
        foreach (var line in lines)
        {
            foreach (var (place, (name, of)) in figures.Index())
            {
                string[] told = place == 0 ? [line.Dimension.EscapeMarkup(), $"{line.Items}", $"{line.Raters}"] : ["", "", ""];
                Figure.Add(table, [.. told, name, Figure.Value(of(line)), Figure.Bounds(of(line)), (of(line).Explanation ?? "").EscapeMarkup()]);
            }
        }

        console.Write(table);
        foreach (var line in lines)
        {
            console.WriteLine($"{line.Dimension}: {Standing(line.Standing)}");
        }

        Figure.DrawNotes(console, [.. lines.SelectMany(line => figures.Select(figure => ($"{figure.Name} of {line.Dimension}", figure.Of(line))))]);
    }

    private static string Standing(AgreementStanding standing) => standing switch
    {
        AgreementStanding.Reliable => $"reliable: alpha is above {AgreementPolicy.Reliable} even at its lower bound.",
        AgreementStanding.Tentative => $"tentative: alpha is above {AgreementPolicy.Tentative} at its lower bound, below {AgreementPolicy.Reliable}.",
        AgreementStanding.Unreliable => $"unreliable: alpha is not shown to be above {AgreementPolicy.Tentative}.",
        _ => "not known: alpha has no interval.",
    };

    private sealed record Rating(FilePlace Place, string Item, string Rater, string Value, string Dimension)
    {
        public static Rating Of(InputRow row) => new(row.Place, row.Text("item"), row.Text("rater"), row.Text("value"), row.Optional("dimension") ?? "all");
    }

    private sealed record DimensionLine(string Dimension, int Items, int Raters, int Ratings, WireMeasurement Percent, WireMeasurement Alpha, WireMeasurement Ac1, AgreementStanding Standing);
}
