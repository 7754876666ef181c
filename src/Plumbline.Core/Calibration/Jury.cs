using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>What several judges together were worth on items that people judged too.</summary>
/// <param name="Majority">Share of items on which the majority is right ("wilson"); a tie is not right.</param>
/// <param name="Jurors">Each juror's own share, in the order given ("wilson").</param>
/// <param name="ErrorCorrelation">Mean correlation φ of the errors of two jurors of different families.</param>
/// <param name="EffectiveJurors">How many independent jurors they are worth; jurors of one family count once.</param>
public sealed record Jury(Measurement Majority, IReadOnlyList<Measurement> Jurors, Measurement ErrorCorrelation, Measurement EffectiveJurors)
{
    /// <summary>Measures a jury.</summary>
    /// <param name="truth">People's verdict on each item; true is a pass.</param>
    /// <param name="votes">Each juror's verdict on the same items, in the same order; at least one juror.</param>
    /// <param name="families">The family of each juror's model.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Without items all is unknown. The correlation is unknown when there is one family only, or of every two jurors one errs always or never;
    /// then the effective number is unknown too, unless there is one family: 1.
    /// </returns>
    /// <exception cref="ArgumentException">The lists do not fit each other, or there is no juror.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Cost O(items · jurors²). A negative mean correlation counts as 0. Source: G. U. Yule, "On the methods of measuring association between two attributes", 1912.</remarks>
    public static Jury Of(IReadOnlyList<bool> truth, IReadOnlyList<IReadOnlyList<bool>> votes, IReadOnlyList<string> families, double level = 0.95)
    {
        Check(truth, votes, families);
        var right = Enumerable.Range(0, truth.Count).Count(item => 2 * votes.Count(juror => juror[item] == truth[item]) > votes.Count);
        var (correlation, houses) = (MeanCorrelation(truth, votes, families), families.Distinct(StringComparer.Ordinal).Count());
        return new(
            Proportion.Wilson(right, truth.Count, level),
            [.. votes.Select(juror => Proportion.Wilson(juror.Index().Count(vote => vote.Item == truth[vote.Index]), truth.Count, level))],
            correlation,
            (houses, correlation) switch
            {
                (1, _) when truth.Count > 0 => new Measurement.Known(1, truth.Count),
                (_, Measurement.Known known) => new Measurement.Known(JuryAccuracy.Effective(houses, Math.Clamp(known.Value, 0, 1)), truth.Count),
                _ => correlation,
            });
    }

    /// <summary>φ: how far two judges err on the same items.</summary>
    /// <param name="truth">People's verdict on each item.</param>
    /// <param name="first">One judge's verdict on the same items.</param>
    /// <param name="second">The other judge's.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>−1 to 1 with "fisher-z" bounds. Unknown when one of them errs on no item or on all.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement CorrelationOfErrors(IReadOnlyList<bool> truth, IReadOnlyList<bool> first, IReadOnlyList<bool> second, double level = 0.95)
    {
        Check(truth, [first, second], ["", ""]);
        return Correlation.Of(Errors(truth, first), Errors(truth, second), level);
    }

    private static Measurement MeanCorrelation(IReadOnlyList<bool> truth, IReadOnlyList<IReadOnlyList<bool>> votes, IReadOnlyList<string> families)
    {
        var errors = votes.Select(juror => Errors(truth, juror)).ToArray();
        double[] known =
        [
            .. from one in Enumerable.Range(0, votes.Count)
               from other in Enumerable.Range(one + 1, votes.Count - one - 1)
               where families[one] != families[other]
               select Correlation.Of(errors[one], errors[other]) is Measurement.Known measured ? measured.Value : double.NaN into value
               where !double.IsNaN(value)
               select value,
        ];
        return known.Length == 0
            ? new Measurement.Unknown(truth.Count < 2 ? Cause.TooFew : Cause.ZeroVariance, "No two jurors of different families both err on some items and not on all.")
            : new Measurement.Known(StableSum.Mean(known), truth.Count);
    }

    private static double[] Errors(IReadOnlyList<bool> truth, IReadOnlyList<bool> votes) => [.. votes.Select((vote, item) => vote == truth[item] ? 0.0 : 1)];

    private static void Check(IReadOnlyList<bool> truth, IReadOnlyList<IReadOnlyList<bool>> votes, IReadOnlyList<string> families)
    {
        if (votes.Count == 0 || votes.Count != families.Count)
        {
            throw new ArgumentException($"There are {votes.Count} jurors and {families.Count} families; there should be a juror, and each has one family.", nameof(votes));
        }

        if (votes.Index().FirstOrDefault(juror => juror.Item.Count != truth.Count) is { Item: { } ragged, Index: var place })
        {
            throw new ArgumentException($"Juror {place + 1} judged {ragged.Count} items of {truth.Count}; each juror judges every item.", nameof(votes));
        }
    }
}
