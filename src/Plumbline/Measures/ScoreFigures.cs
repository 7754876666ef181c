using Plumbline.Calibration;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>Whether how sure a judge is can be taken for a probability: as it states it, and once calibrated.</summary>
internal static class ScoreFigures
{
    /// <summary>Calibration errors; nothing where the judge gives verdicts only, or people give grades.</summary>
    public static IEnumerable<Figure> Of(JudgedRows rows, double level)
    {
        var verdictsOnly = !rows.HasScores && rows.Rows.All(row => row.Judge is 0 or 1);
        (double Score, bool Passed)[] items =
            [.. rows.Labelled.Where(row => row.Human is 0 or 1).Select(row => (Score: rows.HasScores ? row.Score : row.Judge, Passed: row.Human == 1)).Where(item => item.Score is not null).Select(item => (item.Score!.Value, item.Passed)).Order()];
        if (verdictsOnly || items.Length == 0)
        {
            return [];
        }

        var stated = items.All(item => item.Score is >= 0 and <= 1) ? CalibrationError.Of([.. items.Select(item => item.Score)], [.. items.Select(item => item.Passed)], level: level) : null;
        return
        [
            .. stated is null ? Array.Empty<Figure>() :
            [
                new("ece", "mean gap between the score as a probability and what people say", stated.EqualWidth),
                new("brier", "mean squared error of the score as a probability", stated.Brier),
            ],
            .. Calibrated(items, level),
        ];
    }

    /// <summary>A curve fitted on either half of the items, seen on the other, so that none is seen by the curve it made.</summary>
    private static Figure[] Calibrated((double Score, bool Passed)[] items, double level)
    {
        ScoreCalibration Fitted(int half) => ScoreCalibration.Fit(
            [.. items.Where((_, place) => place % 2 == half).Select(item => item.Score)], [.. items.Where((_, place) => place % 2 == half).Select(item => item.Passed)]);
        ScoreCalibration[] curves = [Fitted(1), Fitted(0)];
        var method = curves[0].Method;
        var chances = items.Select((item, place) => curves[place % 2].At(item.Score)).ToArray();
        if (chances.OfType<Measurement.Unknown>().FirstOrDefault() is { } unknown)
        {
            var none = unknown.Cause == Cause.Underpowered ? new Measurement.Unknown(Cause.Underpowered, $"A curve fitted on one half of the items and seen on the other needs 60 with a label and a score; there are {items.Length}.") : unknown;
            return [new("ece_calibrated", "the same after calibration", none), new("brier_calibrated", "the same after calibration", none)];
        }

        var error = CalibrationError.Of([.. chances.Cast<Measurement.Known>().Select(chance => chance.Value)], [.. items.Select(item => item.Passed)], level: level);
        return
        [
            new("ece_calibrated", $"the same through a curve ({method}) fitted on the other half of the items", error.EqualWidth),
            new("brier_calibrated", "the same through that curve", error.Brier),
        ];
    }
}
