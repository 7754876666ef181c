using Plumbline.Agreement;
using Plumbline.Calibration;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Ttcw;
using Plumbline.Labels;
using Plumbline.Lineage;

namespace Plumbline.Imports.PublicSets;

/// <summary>The judged stories as published: the figures of their authors, from the set's reader and our measures.</summary>
public sealed class TtcwRealDataTests
{
    private const string Set = "ttcw";

    [Fact]
    public async Task Verdicts_stories_and_experts_are_as_many_as_published()
    {
        var items = await ItemsAsync();
        var verdicts = Experts(items).ToArray();
        var stories = items.Where(item => item.Trace is not null).ToArray();

        var row = ReferenceRow.Of(Set, "counts");
        row.Holds(verdicts.Length, "verdicts");
        row.Holds(verdicts.Count(verdict => verdict.Score == 1), "yes");
        row.Holds(verdicts.Count(verdict => verdict.Score == 0), "no");
        row.Holds(stories.Length, "stories");
        row.Holds(verdicts.Select(verdict => verdict.Annotator).Distinct().Count(), "experts");
        row.Holds(stories.Count(story => story.Trace!.Output is null), "stories_as_link_only");
    }

    [Fact]
    public async Task Judges_stand_to_the_majority_of_experts_as_published()
    {
        var items = await ItemsAsync();
        var majority = Cells(Experts(items)).ToDictionary(cell => cell.Key, cell => cell.Average(verdict => verdict.Score!.Value) > 0.5);
        var row = ReferenceRow.Of(Set, "judges");

        Assert.All(TtcwModel.Judges, judge =>
        {
            var verdicts = items.Labels().Where(label => label.Annotator == judge.Name).ToDictionary(label => (label.Trace, label.Dimension), label => label.Score == 1);
            bool[] people = [.. majority.Values];
            bool[] said = [.. majority.Keys.Select(cell => verdicts[cell])];
            var judged = JudgeConfusion.Of(ConfusionCounts.Of(people, said));
            row.Holds(judged.BalancedAccuracy, judge.Key, "balanced_accuracy");
            row.Holds(judged.PassPrecision, judge.Key, "precision");
            row.Holds(judged.Sensitivity, judge.Key, "recall");
            row.Holds(judged.Correlation, judge.Key, "corr");
            row.Holds(CategoryConfusion.Of(Words(people), Words(said), ["yes", "no"]).Categories[0].F1, judge.Key, "f1");
        });
    }

    [Fact]
    public async Task No_judge_answered_without_a_verdict() =>
        Assert.DoesNotContain((await ItemsAsync()).Labels(), label => label.CannotJudge);

    [Fact]
    public async Task Agreement_of_experts_is_that_published_for_each_test_and_over_all()
    {
        var experts = Experts(await ItemsAsync()).ToArray();
        var row = ReferenceRow.Of(Set, "fleiss_by_test");

        Assert.All(row.Names, test => row.Holds(Fleiss(experts.Where(verdict => verdict.Dimension == $"test-{test}")), test));
        ReferenceRow.Of(Set, "fleiss_all").Holds(Fleiss(experts));
    }

    private static async Task<IReadOnlyList<PublicItem>> ItemsAsync()
    {
        var items = await PublicItems.OfAsync(new TtcwSet(), Set);
        Assert.All(items, item => Assert.Null(item.Refused));
        return items;
    }

    private static IEnumerable<Label> Experts(IReadOnlyList<PublicItem> items) => items.Labels().Where(label => label.Origin == Origin.HumanBlind);

    private static IEnumerable<IGrouping<(string Trace, string Dimension), Label>> Cells(IEnumerable<Label> verdicts) => verdicts.GroupBy(verdict => (verdict.Trace, verdict.Dimension));

    private static Statistics.Measurement Fleiss(IEnumerable<Label> verdicts) => FleissKappa.Of(Cells(verdicts).Select(cell => cell.Select(verdict => verdict.Score!.Value).ToArray()), [0, 1]);

    private static string[] Words(bool[] verdicts) => [.. verdicts.Select(verdict => verdict ? "yes" : "no")];
}
