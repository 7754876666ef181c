using Plumbline.Datasets;
using Plumbline.Lineage;

namespace Plumbline.Pairs;

public sealed class PairLabelsTests
{
    private static readonly PairSettings Settings = new(new(1, 0.1, [], new Dictionary<string, double>()));

    [Fact]
    public void A_pair_rests_on_the_scores_of_both_of_its_answers() =>
        Assert.Equal(["good", "bad"], Of(Said("good", "a", 1), Said("bad", "b", 0)));

    [Fact]
    public void An_answer_in_no_pair_and_an_annotator_who_could_not_judge_taught_nothing() =>
        Assert.Equal(["good", "bad"], Of(Said("good", "a", 1), Said("bad", "b", 0), Said("unsure", "a", null)));

    [Fact]
    public void Where_people_compared_two_answers_their_votes_decide_and_the_scores_do_not() =>
        Assert.Equal(["vote"], Of(Said("good", "a", 1), Said("bad", "b", 0), Said("vote", "b", 1, "a")));

    [Fact]
    public void A_dimension_that_the_rubric_does_not_have_taught_nothing()
    {
        var settings = Settings with { Rule = Settings.Rule with { Dimensions = ["tone"] } };

        Assert.Equal(["good", "bad"], Of(settings, Said("good", "a", 1), Said("bad", "b", 0), Said("length", "a", 1) with { Dimension = "length" }));
    }

    [Fact]
    public void No_pairs_rest_on_no_labels() => Assert.Empty(Of(Said("same", "a", 1), Said("too", "b", 1)));

    private static IEnumerable<string> Of(params IReadOnlyList<DatasetLabel> labels) => Of(Settings, labels);

    private static IEnumerable<string> Of(PairSettings settings, params IReadOnlyList<DatasetLabel> labels)
    {
        var item = new DatasetItem("t1", "prompt:1", Split.Train, [new("user", "Why?")], [new("a", "Because."), new("b", "No."), new("c", "Maybe.")], labels);
        return PairLabels.Of(PairBuilder.Build([item], settings).Pairs, [item], settings.Rule);
    }

    private static DatasetLabel Said(string id, string candidate, double? score, string? other = null) => new(id, candidate, "tone", "ada", Origin.HumanBlind, score, other);
}
