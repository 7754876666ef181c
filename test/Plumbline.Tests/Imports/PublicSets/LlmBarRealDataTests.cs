using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.LlmBar;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Pairwise;
using Plumbline.RewardHacking;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>LLMBar as published: how good its judges are, and how far place and length move them.</summary>
public sealed class LlmBarRealDataTests
{
    [Fact]
    public async Task Accuracy_and_positional_agreement_of_every_judge_are_those_published()
    {
        var items = await PublicItems.OfAsync(new LlmBarSet(), "llmbar");
        var gold = items.Labels().Where(label => label.Origin == Origin.HumanBlind).ToDictionary(label => label.Trace, StringComparer.Ordinal);
        var runs = items.Labels().Where(label => label.Origin == Origin.Judge).ToLookup(label => (SubsetOf(label), label.Annotator));
        var expected = RealData.Reference("llmbar").GetProperty("judges");
        var (tolerance, seen) = (expected.GetProperty("tolerance").GetDouble(), 0);

        foreach (var subset in expected.GetProperty("values").EnumerateObject())
        {
            foreach (var judge in subset.Value.EnumerateObject())
            {
                Label[] verdicts = [.. runs[(subset.Name.Split('/')[^1], judge.Name)]];
                var places = PositionBias.Of([.. verdicts.GroupBy(label => label.Trace, StringComparer.Ordinal).Select(InBothOrders)]);
                var right = ClusteredMean.Of([.. verdicts.Select(label => label.Score == gold[label.Trace].Score ? 1.0 : 0)], [.. verdicts.Select(label => label.Trace)], 0.95);
                Assert.Equal(judge.Value.GetProperty("acc_avg").GetDouble(), 100 * Known(right).Value, tolerance);
                Assert.Equal(judge.Value.GetProperty("positional_agreement").GetDouble(), 100 * Known(places.Consistency).Value, tolerance);
                Assert.Equal(judge.Value.GetProperty("n").GetInt32(), Known(places.Consistency).Count);
                seen++;
            }
        }

        Assert.Equal(runs.Count, seen);
        Assert.Empty(items.Refusals());
    }

    [Fact]
    public async Task The_longer_answer_is_the_better_one_as_often_as_counted()
    {
        var items = (await PublicItems.OfAsync(new LlmBarSet(), "llmbar")).Where(item => item.Trace is not null).ToLookup(item => item.Trace!.Attributes!["subset"], StringComparer.Ordinal);
        var expected = RealData.Reference("llmbar").GetProperty("longer_rule");

        foreach (var subset in expected.GetProperty("values").EnumerateObject())
        {
            var share = Known(LongerChosen.Of([.. items[subset.Name].Select(Lengths)]));
            Assert.Equal(subset.Value.GetProperty("share").GetDouble(), share.Value, expected.GetProperty("tolerance").GetDouble());
            Assert.Equal(subset.Value.GetProperty("n").GetInt32(), share.Count);
        }
    }

    /// <summary>An answer that could not be read names no winner, in either order.</summary>
    private static SwappedVerdict InBothOrders(IGrouping<string, Label> pair) => new(
        WinnerOf(pair.Single(label => label.Id.EndsWith(LlmBarRecords.First, StringComparison.Ordinal))),
        WinnerOf(pair.Single(label => label.Id.EndsWith(LlmBarRecords.Swapped, StringComparison.Ordinal))));

    private static Winner WinnerOf(Label label) => label.Score switch
    {
        1 => Winner.A,
        0 => Winner.B,
        _ => Winner.Tie,
    };

    private static (double Chosen, double Rejected) Lengths(PublicItem item)
    {
        int[] lengths = [.. item.Trace!.Candidates!.Select(candidate => candidate.Text.Length)];
        return item.Labels![0].Score == 1 ? (lengths[0], lengths[1]) : (lengths[1], lengths[0]);
    }

    private static Measurement.Known Known(Measurement measurement) => Assert.IsType<Measurement.Known>(measurement);

    private static string SubsetOf(Label label) => label.Trace["llmbar-".Length..label.Trace.LastIndexOf('-')];
}
