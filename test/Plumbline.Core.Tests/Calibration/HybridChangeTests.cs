using Plumbline.Gates;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class HybridChangeTests
{
    [Fact]
    public void Swapping_the_releases_mirrors_the_bounds()
    {
        var (human, judge, rest) = Changes(200);
        var there = Bounds(HybridChange.Of(JudgedSample.OfDifferences(human, judge, rest), 0.02).Change);
        var back = Bounds(HybridChange.Of(JudgedSample.OfDifferences(Turned(human), Turned(judge), Turned(rest)), 0.02).Change);

        Assert.Equal(there.Low, -back.High, 1e-12);
        Assert.Equal("ppi-plus2", there.Method);
    }

    [Fact]
    public void Few_labels_or_no_further_items_leave_it_to_people()
    {
        var (human, judge, rest) = Changes(99);

        Assert.Equal(("tango", true), Read(HybridChange.Of(JudgedSample.OfDifferences(human, judge, rest), 0.02)));
        Assert.Equal(("tango", true), Read(HybridChange.Of(JudgedSample.OfDifferences(Changes(150).Human, Changes(150).Judge, []), 0.02)));
        Assert.StartsWith("paired-t", Read(HybridChange.Of(JudgedSample.OfDifferences([.. human.Select(change => change / 2)], judge, rest), 0.02)).Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_only_the_new_release_got_right_are_a_gain() =>
        Assert.Equal(0.5, Value(HybridChange.Of(JudgedSample.OfDifferences([1, 1, 0, 0], [0, 0, 0, 0], [0]), 0.02).Change));

    [Fact]
    public void A_clear_loss_fails_a_wide_margin_passes_and_nothing_is_inconclusive()
    {
        var (human, judge, rest) = Changes(200);
        double[] lost = [.. human.Select((change, item) => item % 3 == 0 ? -1 : change)];

        Assert.Equal(Verdict.Pass, HybridChange.Of(JudgedSample.OfDifferences(human, judge, rest), 0.3).Verdict);
        Assert.Equal(Verdict.Fail, HybridChange.Of(JudgedSample.OfDifferences(lost, judge, rest), 0.02).Verdict);
        Assert.Equal(Verdict.Inconclusive, HybridChange.Of(JudgedSample.OfDifferences([], [], rest), 0.02).Verdict);
        Assert.Throws<ArgumentException>(() => HybridChange.Of(JudgedSample.OfScores(human[..0], judge[..0], []), 0.02));
        Assert.Throws<ArgumentOutOfRangeException>(() => HybridChange.Of(JudgedSample.OfDifferences(human, judge, rest), -0.1));
    }

    private static (string Method, bool PeopleOnly) Read(HybridChange change) => (Bounds(change.Change).Method, change.PeopleOnly);

    private static double[] Turned(double[] changes) => [.. changes.Select(change => -change)];

    private static (double[] Human, double[] Judge, double[] Others) Changes(int labels)
    {
        var stream = SplitMix64.For(31, "changes");
        double[] Draw(int items)
        {
            double[] changes = new double[items];
            for (var item = 0; item < items; item++)
            {
                changes[item] = stream.Below(10) switch { 0 => 1, 1 => -1, _ => 0 };
            }

            return changes;
        }

        var human = Draw(labels);
        return (human, [.. human.Select((change, item) => item % 12 == 0 ? 0 : change)], Draw(1000));
    }
}
