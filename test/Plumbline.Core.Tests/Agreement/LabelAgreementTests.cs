using System.Diagnostics;
using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Statistics;
using static Plumbline.Datasets.SomeItems;

namespace Plumbline.Agreement;

public sealed class LabelAgreementTests
{
    [Fact]
    public void Scores_that_are_close_agree_although_they_are_seldom_equal()
    {
        var stream = SplitMix64.For(1, "close");
        DatasetItem[] items = [.. Enumerable.Range(0, 6000).Select(i =>
        {
            var truth = 0.02 + (0.96 * stream.NextUnit());
            return Item($"t{i}", By("ada", truth + (0.04 * (stream.NextUnit() - 0.5))), By("bob", truth + (0.04 * (stream.NextUnit() - 0.5))));
        })];

        var watch = Stopwatch.StartNew();
        var tone = Assert.Single(LabelAgreement.Of(items, 1));

        Assert.Equal(6000, tone.Items);
        Assert.InRange(Known(tone.Triple.Percent), 0.1, 0.6);
        Assert.InRange(Known(tone.Triple.Alpha), 0.99, 1);
        Assert.InRange(Known(tone.Triple.Gwet), 0.99, 1);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void Scores_of_0_and_1_have_the_alpha_of_two_categories()
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 40).Select(i => Item($"t{i}", By("ada", i % 2), By("bob", i % 5 == 0 ? 1 - (i % 2) : i % 2)))];
        double[][] ratings = [.. Enumerable.Range(0, 40).Select(i => new[] { (double)(i % 2), i % 5 == 0 ? 1 - (i % 2) : i % 2 })];

        Assert.Equal(Known(KrippendorffAlpha.Of(ratings, Scale.Nominal)), Known(Assert.Single(LabelAgreement.Of(items, 1)).Triple.Alpha), 1e-12);
    }

    [Fact]
    public void One_person_is_one_rater_and_machines_and_users_are_none()
    {
        DatasetLabel Other(string id, Origin origin, double score) => new(id, "a", "tone", "ada", origin, score);
        var item = Item("t", By("ada", 1), Other("saw", Origin.HumanSawOutput, 0), Other("judge", Origin.Judge, 0), Other("user", Origin.UserSignal, 0));

        Assert.Equal(0, Assert.Single(LabelAgreement.Of([item], 1)).Items);
    }

    [Fact]
    public void Votes_are_measured_apart_and_in_either_order()
    {
        DatasetLabel Vote(string who, string candidate, string other, double score) => new($"{who}{candidate}{other}", candidate, "tone", who, Origin.HumanBlind, score, other);
        DatasetItem[] items = [.. Enumerable.Range(0, 20).Select(i => Item($"t{i}", Vote("ada", "a", "b", i % 2), Vote("bob", "b", "a", 1 - (i % 2)), By("ada", 1)))];

        var rows = LabelAgreement.Of(items, 1);

        Assert.Equal([("tone", false, 0), ("tone", true, 20)], rows.Select(row => (row.Dimension, row.Compared, row.Items)));
        Assert.Equal(1, Known(rows[1].Triple.Alpha), 1e-12);
    }

    private static DatasetLabel By(string who, double score) => new($"{who}-{score}", "a", "tone", who, Origin.HumanBlind, score);

    private static double Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
