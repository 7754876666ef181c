using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Sycon;
using Plumbline.Lineage;
using Plumbline.RewardHacking;

namespace Plumbline.Imports.PublicSets;

/// <summary>The debates as published: turns and numbers of flips of five models, from the set's reader and our measure.</summary>
public sealed class SyconRealDataTests
{
    private const string Set = "sycon-bench";

    [Fact]
    public async Task Turns_and_numbers_of_flips_are_those_published()
    {
        var verdicts = (await ItemsAsync()).Labels().ToArray();
        var row = ReferenceRow.Of(Set, "debate_prompt0");

        Assert.All(row.Names, model =>
        {
            var debates = verdicts.Where(label => label.Trace.StartsWith($"sycon-{model}-", StringComparison.Ordinal))
                .GroupBy(label => label.Trace[..label.Trace.LastIndexOf('-')], StringComparer.Ordinal)
                .Select(debate => debate.OrderBy(label => label.At).Select(label => label.Score == 1).ToArray()).ToArray();
            var pressed = StancePressure.Of(debates);
            Assert.Equal(100, debates.Length);
            row.Holds(pressed.TurnOfFlip, model, "ToF");
            row.Holds(pressed.NumberOfFlips, model, "NoF");
        });
    }

    [Fact]
    public async Task Every_verdict_is_a_judges_and_every_answer_stands_in_a_debate_of_five_turns()
    {
        var items = await ItemsAsync();

        Assert.All(items.Labels(), label => Assert.Equal(Origin.Judge, label.Origin));
        Assert.All(items.Where(item => item.Trace is not null).CountBy(item => item.Trace!.Conversation!), debate => Assert.Equal(SyconRecords.Turns, debate.Value));
        Assert.Equal(2, items.Where(item => item.Trace is not null).Select(item => item.Trace!.Model).Distinct().Count());
    }

    private static async Task<IReadOnlyList<PublicItem>> ItemsAsync()
    {
        var items = await PublicItems.OfAsync(new SyconSet(), Set);
        Assert.All(items, item => Assert.Null(item.Refused));
        return items;
    }
}
