using System.Globalization;
using Plumbline.Drift;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>Values in the order of time: where their mean changed, and when a watch would have alarmed.</summary>
internal sealed class StreamWatch(InputRow[] rows, int? reference, int runLength, double? expected, double level, ulong seed)
{
    private const double Allowance = 0.5;
    private const int FewReference = 100;
    private const double LargestLog = 700;
    private readonly double[] values = [.. rows.Select(row => InputRow.Verdict(row.Text("value")) ?? row.Number("value"))];

    /// <summary>Place of the first value after the change, from 0; null when there is none.</summary>
    public int? First { get; private set; }

    private bool AreVerdicts => values.All(value => value is 0 or 1);

    public IEnumerable<DriftFigure> Figures()
    {
        if (expected is not null && !AreVerdicts)
        {
            throw new UsageException("--expected: it is for a stream of 0 and 1, and this one has other values.");
        }

        return [Change(), AreVerdicts ? Evidence() : RunningSum()];
    }

    private DriftFigure Change()
    {
        var change = Changepoint.Of(values, seed);
        First = change.First;
        return new(
            "changepoint", First is { } first ? $"mean from line {rows[first].Place.Line} on, less the mean before" : "mean after less mean before",
            WireMeasurement.Of(change.Shift), WireMeasurement.Of(change.P));
    }

    /// <summary>Page's sum on both sides, its threshold set so that both together alarm falsely once in so many values.</summary>
    private DriftFigure RunningSum()
    {
        var known = reference ?? Math.Max(2, values.Length / 2);
        if (known >= values.Length)
        {
            return new("cusum", "largest running sum", WireMeasurement.Of(new Measurement.Unknown(Cause.TooFew, $"After {known} values in order none is left to watch; name fewer with --reference.")));
        }

        var (mean, variance) = Moments.Of(values.AsSpan(..known));
        if (variance == 0)
        {
            return new("cusum", "largest running sum", WireMeasurement.Of(new Measurement.Unknown(Cause.ZeroVariance, $"The first {known} values are all the same, so there is no spread to go by.")));
        }

        var (watch, largest, alarm) = (new Cusum(Allowance, Cusum.ThresholdFor(2.0 * runLength, Allowance)), 0.0, (long?)null);
        for (var place = known; place < values.Length; place++)
        {
            watch = watch.Next((values[place] - mean) / Math.Sqrt(variance));
            largest = Math.Max(largest, Math.Max(watch.Up, watch.Down));
            alarm ??= watch.Alarm ? rows[place].Place.Line : null;
        }

        return new(
            "cusum",
            string.Create(CultureInfo.InvariantCulture, $"largest running sum in standard deviations of the first {known} values; alarms above {watch.Threshold:0.00}, falsely once in {runLength} values"),
            WireMeasurement.Of(new Measurement.Known(largest, values.Length - known) { Warnings = known < FewReference ? [$"Mean and spread are those of {known} values; below {FewReference} false alarms are more frequent than said."] : [] }),
            Alarm: new(alarm is not null, alarm, watch.Threshold));
    }

    /// <summary>Evidence against the share that should hold, which may be looked at after every value.</summary>
    private DriftFigure Evidence()
    {
        if (expected is not { } share)
        {
            return new("evidence", "evidence that the share of 1 is too low, at any look", WireMeasurement.Of(new Measurement.Unknown(Cause.NoCriteria, "No share was named that should hold: --expected 0.9.")));
        }

        var (evidence, alarm, alpha) = (new AgreementEvidence(share), (long?)null, 1 - level);
        for (var place = 0; place < values.Length; place++)
        {
            evidence = evidence.Next(values[place] == 1);
            alarm ??= evidence.Alarm(alpha) ? rows[place].Place.Line : null;
        }

        var highest = Math.Exp(Math.Min(LargestLog, evidence.Highest));
        return new(
            "evidence",
            string.Create(CultureInfo.InvariantCulture, $"highest evidence that the share of 1 (here {values.Average():0.000}) is below {share:0.###}; alarms from {1 / alpha:0.#} on, however often it is looked at"),
            WireMeasurement.Of(new Measurement.Known(highest, values.Length)), WireMeasurement.Of(new Measurement.Known(1 / highest, values.Length)), new(alarm is not null, alarm, 1 / alpha));
    }
}
