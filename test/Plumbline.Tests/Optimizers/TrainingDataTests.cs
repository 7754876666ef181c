using Plumbline.Datasets;
using Plumbline.Pairs;
using Plumbline.Traces;

namespace Plumbline.Optimizers;

public sealed class TrainingDataTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(80, 10)]
    public void An_eighth_of_the_groups_is_held_out_and_never_none(int groups, int heldOut)
    {
        var items = Items(groups);

        var data = TrainingData.Of(Pairs(items), items, seed: 1);

        Assert.Equal((groups - heldOut, heldOut), (data.Training.Pairs.Count, data.HeldOut.Pairs.Count));
        Assert.Empty(data.Training.Pairs.Select(pair => pair.Prompt).Intersect(data.HeldOut.Pairs.Select(pair => pair.Prompt)));
    }

    [Fact]
    public void The_seed_draws_which_groups_are_held_out()
    {
        var items = Items(40);

        string[] drawn = [.. Enumerable.Range(0, 12).Select(seed => TrainingData.Of(Pairs(items), items, (ulong)seed).HeldOut.Digest)];

        Assert.Equal(drawn[3], TrainingData.Of([.. Pairs(items).Reverse()], items, 3).HeldOut.Digest);
        Assert.InRange(drawn.Distinct().Count(), 10, 12);
    }

    [Theory]
    [InlineData(0, "0 groups")]
    [InlineData(1, "1 group,")]
    public void Fewer_than_two_groups_are_refused(int groups, string says)
    {
        var items = Items(groups);

        Assert.Contains(says, Assert.Throws<RefusedException>(() => TrainingData.Of(Pairs(items), items, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_of_one_group_stay_together()
    {
        var items = Items(16);
        PreferencePair[] pairs = [.. Pairs(items), .. Pairs(items).Select(pair => pair with { Rejected = pair.Chosen, Chosen = new("k2", "fair") })];

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(4, TrainingData.Of(pairs, items, (ulong)seed).HeldOut.Pairs.Count));
    }

    [Fact]
    public void A_policy_chooses_among_all_candidates_of_a_prompt_and_not_only_those_of_its_pairs()
    {
        var items = Items(2);

        var data = TrainingData.Of(Pairs(items), items, 1);

        Assert.Equal(["bad", "fair", "fair", "good"], Assert.Single(data.Training.Candidates).Candidates);
        Assert.Equal(4, Assert.Single(data.HeldOut.Candidates).Candidates.Count);
    }

    [Fact]
    public void An_answer_that_two_items_of_a_prompt_share_stands_once()
    {
        DatasetItem[] items = [Item("a", "same", "good", "bad"), Item("b", "same", "good", "fair"), Item("c", "other", "good", "bad")];

        var data = TrainingData.Of(Pairs(items), items, 1);

        var asked = data.Training.Candidates.Concat(data.HeldOut.Candidates).Single(set => set.Prompt == "same");
        Assert.Equal(["bad", "fair", "good"], asked.Candidates);
    }

    private static DatasetItem[] Items(int groups) => [.. Enumerable.Range(0, groups).Select(group => Item($"item {group}", $"Question {group}", "good", "bad", "fair", "fair"))];

    private static DatasetItem Item(string id, string prompt, params string[] texts) =>
        new(id, prompt, Split.Train, [new("user", prompt)], [.. texts.Index().Select(text => new Candidate($"k{text.Index}", text.Item))], []);

    private static PreferencePair[] Pairs(IEnumerable<DatasetItem> items) =>
        [.. items.Select(item => new PreferencePair($"{item.Id}:k0>k1", item.Id, item.Group, item.Prompt, item.Candidates[0], item.Candidates[1], []))];
}
