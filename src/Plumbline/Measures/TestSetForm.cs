using System.Globalization;
using Plumbline.Gates;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>The fields of the page that asks what a test set can see: as they were typed, and the question they make or why they make none.</summary>
internal sealed record TestSetForm(string Items, string Margin, string Dimensions, string Discordance, string Alpha, string Power, string Pilot, TestSetQuestion? Question, PilotSample? Measured, string? Refusal)
{
    /// <summary>What an address can carry; a longer pilot is for the command.</summary>
    public const int LongestPilot = 2_400;

    private const int MostItems = 10_000_000;
    private const int MostDimensions = 100;

    /// <summary>Reads the fields; one that was not sent has its usual value.</summary>
    public static TestSetForm Of(IQueryCollection query)
    {
        string Typed(string name, string usual) => query[name].FirstOrDefault() is { Length: > 0 } text ? text.Trim() : usual;
        var typed = new TestSetForm(Typed("items", "500"), Typed("margin", "0.02"), Typed("dimensions", "3"), Typed("discordance", "0.1"), Typed("alpha", "0.05"), Typed("power", "0.8"), Typed("pilot", ""), null, null, null);
        try
        {
            var pilot = typed.Pilot.Length == 0 ? null : PilotSample.Of(Pasted(typed.Pilot));
            return typed with
            {
                Measured = pilot,
                Question = new(
                    Whole("Items", typed.Items, MostItems), pilot?.Planned ?? Number("Share of items whose verdict changes", typed.Discordance, 0, 1), Number("Tolerated drop", typed.Margin, 0.0001, 0.9999),
                    Whole("Dimensions", typed.Dimensions, MostDimensions), Number("Chance of error", typed.Alpha, 1e-6, 0.4999), Number("Chance an unchanged model should pass", typed.Power, 0.01, 0.9999),
                    pilot?.Scores.Binary ?? true),
            };
        }
        catch (UsageException wrong)
        {
            return typed with { Refusal = wrong.Message };
        }
    }

    /// <summary>Rows of two scores with a comma, a semicolon, a tab or spaces between; a line that names the columns is passed over.</summary>
    private static InputTable Pasted(string pilot)
    {
        var rows = new List<InputRow>();
        foreach (var (place, line) in pilot.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var at = new FilePlace("Pilot", place + 1);
            var scores = line.Split([',', ';', '\t', ' ', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (scores is not [var before, var after])
            {
                throw at.Refuse(null, $"{scores.Length} values", "Write two scores a row: that of the release before, and that of the new one.");
            }

            if (rows.Count > 0 || !before.Equals("old", StringComparison.OrdinalIgnoreCase))
            {
                rows.Add(new(at, new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["old"] = before, ["new"] = after }));
            }
        }

        return rows.Count > 0 ? new(["old", "new"], rows) : throw new UsageException("Pilot: there are no rows. Write two scores a row.");
    }

    private static int Whole(string name, string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
        ? number
        : throw new UsageException($"{name}: '{text}' is no whole number from 1 to {most.ToString("N0", CultureInfo.InvariantCulture)}.");

    private static double Number(string name, string text, double least, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(FormattableString.Invariant($"{name}: '{text}' is no number from {least} to {most}."));
}
