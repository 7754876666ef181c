using Plumbline.Statistics;

namespace Plumbline.Scorecards;

public sealed class ScorecardTests
{
    [Fact]
    public void A_scorecard_counts_what_was_scored_and_what_was_not()
    {
        var card = Scorecard.Of("card", "model", [new("a", "tone", 1), new("b", "tone", null), new("a", "db", 0.5)], 0.95);

        Assert.Equal(2, card.Items);
        Assert.Equal([("tone", 1, 1), ("db", 1, 0)], card.Dimensions.Select(line => (line.Dimension, line.N, line.Missing)));
    }

    [Fact]
    public void A_dimension_without_scores_is_not_measured()
    {
        var line = Assert.Single(Scorecard.Of("card", "model", [new("a", "tone", null)], 0.95).Dimensions);

        Assert.Equal(Cause.NoAnswer, Assert.IsType<Measurement.Unknown>(line.Score).Cause);
    }

    [Fact]
    public void The_standard_error_of_a_share_is_that_of_independent_trials()
    {
        ScoreRow[] rows = [.. Enumerable.Range(0, 100).Select(item => new ScoreRow($"i{item}", "tone", item < 90 ? 1 : 0))];

        Assert.Equal(0.03, MeanScore.StandardErrorOf(rows), 1e-12);
    }

    [Fact]
    public void Repeating_every_item_within_its_cluster_adds_no_information()
    {
        ScoreRow[] once = [.. Enumerable.Range(0, 100).Select(item => new ScoreRow($"i{item}", "tone", item < 90 ? 1 : 0, Cluster: $"c{item}"))];
        ScoreRow[] twice = [.. once, .. once.Select(row => row with { Item = $"{row.Item} again" })];

        Assert.Equal(MeanScore.StandardErrorOf(once), MeanScore.StandardErrorOf(twice), 1e-12);
    }
}
