using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class IntraclassCorrelationTests
{
    // Six items, four annotators: Shrout and Fleiss 1979, table 2.
    private static readonly double[][] Published = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Theory]
    [InlineData(IntraclassForm.OneWay, false, 0.17)]
    [InlineData(IntraclassForm.Agreement, false, 0.29)]
    [InlineData(IntraclassForm.Consistency, false, 0.71)]
    [InlineData(IntraclassForm.OneWay, true, 0.44)]
    [InlineData(IntraclassForm.Agreement, true, 0.62)]
    [InlineData(IntraclassForm.Consistency, true, 0.91)]
    public void The_published_table_has_the_published_values(IntraclassForm form, bool average, double expected) =>
        Assert.Equal(expected, Some.Known(IntraclassCorrelation.Of(Published, form, average)).Value, 0.005);

    [Theory]
    [InlineData(IntraclassForm.OneWay)]
    [InlineData(IntraclassForm.Agreement)]
    [InlineData(IntraclassForm.Consistency)]
    public void Bounds_hold_the_value_and_cover_the_truth(IntraclassForm form)
    {
        // Items with variance 1, annotators 0.2 (none for consistency and one way), errors 1: the truth is 1 / (1 + 0.2 + 1), or a half.
        var spread = form == IntraclassForm.Agreement ? 0.2 : 0;
        var covered = Enumerable.Range(0, 400).Count(run =>
        {
            var bounds = Some.Known(IntraclassCorrelation.Of(Drawn(30, 6, spread, (ulong)run), form)).Interval!.Value;
            return bounds.Low <= 1 / (2 + spread) && 1 / (2 + spread) <= bounds.High;
        });

        Assert.InRange(covered / 400.0, 0.92, 0.98);
    }

    [Fact]
    public void Scale_and_shift_do_not_matter_and_a_lenient_annotator_does_to_agreement_alone()
    {
        var shifted = Published.Select(row => row.Select(score => (3 * score) - 7).ToArray()).ToArray();
        var lenient = Published.Select(row => row.Select((score, annotator) => annotator == 0 ? score + 20 : score).ToArray()).ToArray();

        Assert.Equal(Value(Published, IntraclassForm.Agreement), Value(shifted, IntraclassForm.Agreement), 1e-12);
        Assert.Equal(Value(Published, IntraclassForm.Consistency), Value(lenient, IntraclassForm.Consistency), 1e-12);
        Assert.True(Value(lenient, IntraclassForm.Agreement) < Value(Published, IntraclassForm.Agreement) / 2);
    }

    [Fact]
    public void The_order_of_items_and_annotators_does_not_matter() =>
        Assert.Equal(
            Value(Published, IntraclassForm.Agreement),
            Value([.. Published.Reverse().Select(row => row.Reverse().ToArray())], IntraclassForm.Agreement),
            1e-14);

    [Fact]
    public void Perfect_agreement_is_one() =>
        Assert.Equal((1, 1), (Value([[1, 1], [2, 2], [5, 5]], IntraclassForm.OneWay), Value([[1, 1], [2, 2], [5, 5]], IntraclassForm.Agreement)));

    [Fact]
    public void Items_that_do_not_differ_leave_nothing_to_share_out()
    {
        Assert.Equal(Cause.ZeroVariance, Some.Refusal(IntraclassCorrelation.Of([[0, 1], [0, 1]], IntraclassForm.Consistency)));
        Assert.Equal(Cause.ZeroVariance, Some.Refusal(IntraclassCorrelation.Of([[0, 1], [1, 0]], IntraclassForm.Agreement)));
        Assert.IsType<Measurement.Unknown>(IntraclassCorrelation.Of([[0, 1], [1, 0]], IntraclassForm.OneWay, average: true));
        Assert.Equal((0, null, Cause.ZeroVariance), Bare(IntraclassCorrelation.Of([[0, 1], [0, 1]], IntraclassForm.Agreement)));
        Assert.Equal((-1, null, Cause.ZeroVariance), Bare(IntraclassCorrelation.Of([[0, 1], [1, 0]], IntraclassForm.OneWay)));
    }

    [Theory]
    [InlineData(IntraclassForm.OneWay)]
    [InlineData(IntraclassForm.Agreement)]
    [InlineData(IntraclassForm.Consistency)]
    public void Perfect_agreement_of_a_few_is_not_certain_of_all(IntraclassForm form) =>
        Assert.Equal((1, null, Cause.ZeroVariance), Bare(IntraclassCorrelation.Of([[1, 1], [2, 2], [5, 5]], form)));

    [Fact]
    public void What_cannot_say_says_why()
    {
        Assert.Equal(Cause.ZeroVariance, Some.Refusal(IntraclassCorrelation.Of([[1, 1], [1, 1]], IntraclassForm.OneWay)));
        Assert.Equal(Cause.TooFew, Some.Refusal(IntraclassCorrelation.Of([[1, 2]], IntraclassForm.OneWay)));
        Assert.Equal(Cause.TooFew, Some.Refusal(IntraclassCorrelation.Of([[1], [2]], IntraclassForm.OneWay)));
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of([[1, 2], [1]], IntraclassForm.OneWay));
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of([[1, 2], [1, double.NaN]], IntraclassForm.OneWay));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntraclassCorrelation.Of(Published, (IntraclassForm)9));
    }

    private static (double, Interval?, Cause?) Bare(Measurement measured) => (Some.Known(measured).Value, Some.Known(measured).Interval, Some.Known(measured).Cause);

    private static double Value(double[][] scores, IntraclassForm form) => Some.Known(IntraclassCorrelation.Of(scores, form)).Value;

    private static double[][] Drawn(int items, int annotators, double spread, ulong seed)
    {
        var stream = new SplitMix64(seed);
        var leniency = new double[annotators];
        for (var annotator = 0; annotator < annotators; annotator++)
        {
            leniency[annotator] = Math.Sqrt(spread) * stream.NextNormal();
        }

        var scores = new double[items][];
        for (var item = 0; item < items; item++)
        {
            var truth = stream.NextNormal();
            scores[item] = new double[annotators];
            for (var annotator = 0; annotator < annotators; annotator++)
            {
                scores[item][annotator] = truth + leniency[annotator] + stream.NextNormal();
            }
        }

        return scores;
    }
}
