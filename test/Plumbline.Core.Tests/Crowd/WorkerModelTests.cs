namespace Plumbline.Crowd;

public sealed class WorkerModelTests
{
    private static readonly double[] Accuracies = [0.95, 0.8, 0.7, 0.5];

    [Fact]
    public void One_coin_finds_each_workers_accuracy()
    {
        var fit = OneCoin.Of(CrowdLabels.Of(SomeCrowd.Answers(3000, Accuracies, 1), SomeCrowd.YesNo));

        Assert.All(Accuracies.Zip(fit.Accuracies), pair => Assert.Equal(pair.First, SomeCrowd.Value(pair.Second), 0.04));
        Assert.InRange(SomeCrowd.Right(fit.Truth), 0.94, 1);
    }

    [Fact]
    public void One_coin_holds_gold_fast() =>
        Assert.Equal([0, 1], OneCoin.Of(CrowdLabels.Of(SomeCrowd.Answers(20, Accuracies, 2), SomeCrowd.YesNo), new Dictionary<string, string> { ["item 00000"] = "yes" }).Truth.Chances(0).ToArray());

    [Fact]
    public void With_every_truth_known_an_accuracy_is_the_smoothed_share_right()
    {
        var labels = CrowdLabels.Of([new("a", "w", "yes"), new("b", "w", "yes"), new("c", "w", "no"), new("d", "w", "no")], SomeCrowd.YesNo);

        var fit = OneCoin.Of(labels, new Dictionary<string, string> { ["a"] = "yes", ["b"] = "yes", ["c"] = "no", ["d"] = "yes" });

        Assert.Equal(4.0 / 6, SomeCrowd.Value(fit.Accuracies[0]), 1e-12); // 3 of 4 right, one more of each
    }

    [Fact]
    public void Few_answers_get_the_simple_model_and_many_the_other()
    {
        var few = CrowdTruth.Of(CrowdLabels.Of(SomeCrowd.Answers(10, Accuracies, 8), SomeCrowd.YesNo));
        var many = CrowdTruth.Of(CrowdLabels.Of(SomeCrowd.Answers(400, Accuracies, 9), SomeCrowd.YesNo));
        var thin = CrowdTruth.Of(CrowdLabels.Of(SomeCrowd.Answers(400, [0.9, 0.8], 9), SomeCrowd.YesNo));

        Assert.Equal(("one-coin", "dawid-skene", "one-coin"), (few.Method, many.Method, thin.Method));
        Assert.Single(thin.Warnings);
        Assert.Equal(0.95, SomeCrowd.Value(many.Workers[0].Accuracy), 0.04);
        Assert.Equal(Math.Pow((2 * SomeCrowd.Value(few.Workers[1].Accuracy)) - 1, 2), SomeCrowd.Value(few.Workers[1].Spammer), 1e-12);
    }

    [Fact]
    public void Shuffled_rows_leave_the_planted_spammer_last()
    {
        var answers = SomeCrowd.Answers(400, [1, 0.9, 0.85, 0.5], 3);

        var (one, other) = (Mace.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo)), Mace.Of(CrowdLabels.Of(SomeCrowd.Shuffled(answers, 4), SomeCrowd.YesNo)));

        Assert.Equal(one.Competence, other.Competence);
        Assert.True(SomeCrowd.Value(other.Competence[3]) < 0.15);
        Assert.True(SomeCrowd.Value(other.Competence[0]) > 0.9);
    }

    [Fact]
    public void The_likelihood_of_mace_rises_round_by_round()
    {
        var labels = CrowdLabels.Of(SomeCrowd.Answers(100, Accuracies, 5), SomeCrowd.YesNo);

        Assert.True(Mace.Of(labels, new(40, 1e-9)).LogLikelihood > Mace.Of(labels, new(3, 1e-9)).LogLikelihood);
    }

    [Fact]
    public void Glad_ranks_workers_by_ability_and_items_by_easiness()
    {
        var answers = SomeCrowd.Answers(300, [0.95, 0.95, 0.9, 0.9, 0.55], 6);

        var fit = Glad.Of(CrowdLabels.Of(answers, SomeCrowd.YesNo));
        var split = fit.Truth.Items.Select((item, place) => (item, place)).MaxBy(one => Math.Min(2, Dissent(answers, one.item))).place;
        var agreed = fit.Truth.Items.Select((item, place) => (item, place)).MinBy(one => Dissent(answers, one.item)).place;

        Assert.True(SomeCrowd.Value(fit.Abilities[0]) > SomeCrowd.Value(fit.Abilities[4]) + 0.5);
        Assert.True(fit.Easiness[agreed] > fit.Easiness[split]);
        Assert.InRange(SomeCrowd.Right(fit.Truth), 0.95, 1);
    }

    [Fact]
    public void The_slopes_of_glad_are_those_of_what_it_climbs()
    {
        var model = new GladModel(CrowdLabels.Of(SomeCrowd.Answers(5, [0.9, 0.6, 0.8], 7), SomeCrowd.YesNo));
        double[] ability = [1.1, 0.3, -0.4], easiness = [0.2, 0.9, -0.1, 0.4, 1.2];
        var posterior = model.Posterior(ability, easiness);

        var (byWorker, byItem) = model.Gradient(posterior, ability, easiness);

        Assert.Equal(Rise(step => model.Expected(posterior, [1.1, 0.3 + step, -0.4], easiness)), byWorker[1], 1e-6);
        Assert.Equal(Rise(step => model.Expected(posterior, ability, [0.2, 0.9, -0.1, 0.4 + step, 1.2])), byItem[3], 1e-6);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        var labels = CrowdLabels.Of([new("a", "w", "yes")], SomeCrowd.YesNo);

        Assert.Throws<ArgumentOutOfRangeException>(() => Mace.Of(labels, new(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mace.Of(labels, new(Priors: new(0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => OneCoin.Of(labels, smoothing: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Glad.Of(labels, 0));
    }

    [Fact]
    public void A_constant_worker_scores_nothing_and_an_inverted_one_everything()
    {
        Assert.Equal(0, SpammerScore.Of([[0.3, 0.7], [0.3, 0.7]]));
        Assert.Equal(1, SpammerScore.Of([[0, 1], [1, 0]]));
        Assert.Throws<ArgumentException>(() => SpammerScore.Of([[0.5, 0.4], [0.3, 0.7]]));
        Assert.Throws<ArgumentException>(() => SpammerScore.Of([[1.0]]));
    }

    private static int Dissent(CrowdLabel[] answers, string item)
    {
        var yes = answers.Count(answer => answer.Item == item && answer.Label == "yes");
        return Math.Min(yes, 5 - yes);
    }

    private static double Rise(Func<double, double> height) => (height(1e-6) - height(-1e-6)) / 2e-6;
}
