using System.Diagnostics;

namespace Plumbline.Crowd;

public sealed class DawidSkeneTests
{
    private static readonly double[] Mixed = [0.95, 0.6, 0.6, 0.6, 0.1];

    [Fact]
    public void A_good_worker_and_an_inverted_one_outvote_a_guessing_majority()
    {
        var labels = CrowdLabels.Of(SomeCrowd.Answers(2000, Mixed, 1), SomeCrowd.YesNo);

        var fit = DawidSkene.Of(labels);

        Assert.InRange(SomeCrowd.Right(fit.Truth), 0.95, 1);
        Assert.True(SomeCrowd.Right(MajorityVote.Of(labels)) < 0.8);
    }

    [Fact]
    public void Each_worker_is_told_as_good_as_the_worker_is()
    {
        var fit = DawidSkene.Of(CrowdLabels.Of(SomeCrowd.Answers(4000, Mixed, 2), SomeCrowd.YesNo));

        Assert.All(Mixed.Select((accuracy, worker) => (accuracy, worker)), one => Assert.Equal(one.accuracy, SomeCrowd.Value(fit.Accuracy(one.worker)), 0.03));
        Assert.Equal(0.64, SomeCrowd.Value(fit.Spammer(4)), 0.06);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void Row_order_does_not_change_a_bit()
    {
        var answers = SomeCrowd.Answers(200, Mixed, 3);

        var (one, other) = (DawidSkene.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo)), DawidSkene.Of(CrowdLabels.Of(SomeCrowd.Shuffled(answers, 4), SomeCrowd.YesNo)));

        Assert.Equal(one.LogLikelihood, other.LogLikelihood);
        Assert.Equal(one.Truth.Chances(17), other.Truth.Chances(17));
        Assert.Equal(one.Confusion(2), other.Confusion(2));
    }

    [Fact]
    public void Renaming_the_categories_renames_the_answer()
    {
        var answers = SomeCrowd.Answers(300, Mixed, 5);
        var renamed = answers.Select(answer => answer with { Label = answer.Label == "yes" ? "no" : "yes" });

        var (one, other) = (DawidSkene.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo)), DawidSkene.Of(CrowdLabels.Of(renamed, SomeCrowd.YesNo)));

        Assert.Equal(one.Truth.Chances(8)[0], other.Truth.Chances(8)[1], 1e-9);
        Assert.Equal(one.LogLikelihood, other.LogLikelihood, 1e-6);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void No_round_lowers_what_is_maximised(double smoothing)
    {
        var labels = CrowdLabels.Of(SomeCrowd.Answers(60, Mixed, 6), SomeCrowd.YesNo);
        var rounds = new DawidSkeneRounds(labels, labels.Gold(null), smoothing);

        double[] objectives = [.. Enumerable.Range(0, 60).Select(_ => Round(rounds))];

        Assert.All(objectives.Zip(objectives.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9, $"{pair}"));
    }

    [Fact]
    public void Gold_is_held_fast_against_every_vote()
    {
        var answers = SomeCrowd.Answers(50, [0.9, 0.9, 0.9], 7);

        var fit = DawidSkene.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo), new Dictionary<string, string> { ["item 00000"] = "yes" });

        Assert.Equal("yes", fit.Truth.Label(0));
        Assert.Equal([0, 1], fit.Truth.Chances(0).ToArray());
    }

    [Fact]
    public void Few_answers_are_warned_about() =>
        Assert.Equal(2, DawidSkene.Of(CrowdLabels.Of(SomeCrowd.Answers(5, [0.9, 0.9], 8), SomeCrowd.YesNo)).Warnings.Count);

    [Fact]
    public void No_answers_give_no_items()
    {
        var fit = DawidSkene.Of(CrowdLabels.Of([], SomeCrowd.YesNo));

        Assert.True(fit.Converged);
        Assert.Empty(fit.Truth.Items);
    }

    [Fact]
    public void An_undeclared_label_is_refused_with_its_row()
    {
        var refused = Assert.Throws<ArgumentException>(() => CrowdLabels.Of([new("a", "w", "yes"), new("b", "w", "perhaps")], SomeCrowd.YesNo));

        Assert.Contains("Row 1: the label \"perhaps\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var labels = CrowdLabels.Of([new("a", "w", "yes")], SomeCrowd.YesNo);

        Assert.Throws<ArgumentException>(() => DawidSkene.Of(labels, new Dictionary<string, string> { ["a"] = "perhaps" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DawidSkene.Of(labels, settings: new(Smoothing: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DawidSkene.Of(labels, settings: new(MostRounds: 0)));
        Assert.Throws<ArgumentException>(() => CrowdLabels.Of([], ["yes"]));
        Assert.Throws<ArgumentException>(() => CrowdLabels.Of([], ["yes", "yes"]));
        Assert.Throws<ArgumentException>(() => CrowdLabels.Of([new(null!, "w", "yes")], SomeCrowd.YesNo));
    }

    [Fact]
    public void A_million_answers_take_seconds()
    {
        var answers = SomeCrowd.Answers(100_000, [0.9, 0.8, 0.7, 0.6, 0.5, 0.9, 0.8, 0.7, 0.6, 0.5], 9);
        var watch = Stopwatch.StartNew();

        var fit = DawidSkene.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo));

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms, {fit.Rounds} rounds");
        Assert.True(watch.ElapsedMilliseconds < 15_000);
        Assert.True(fit.Converged);
    }

    private static double Round(DawidSkeneRounds rounds)
    {
        rounds.Expect();
        rounds.Maximise();
        return rounds.Objective;
    }
}
