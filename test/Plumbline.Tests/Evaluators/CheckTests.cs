using Plumbline.Datasets;
using Plumbline.Lineage;

namespace Plumbline.Evaluators;

public sealed class CheckTests
{
    private static readonly EvaluatorAnswer Right = new(1);
    private static readonly EvaluatorAnswer Wrong = new(0);

    [Theory]
    [InlineData("You will get $1,240.50 back.", 1)]
    [InlineData("Between 30 and 1240.5 euros.", 1)]
    [InlineData("1240.50.", 1)]
    [InlineData("About $1,240.", 0)]
    [InlineData("You will get 1240.51.", 0)]
    [InlineData("Soon.", 0)]
    public void An_amount_is_right_to_the_cent(string text, double score) =>
        Assert.Equal(new(score), new AmountCheck("amount").Score(text, SomeAnswers.Referring(new { amount = 1240.5 })));

    [Fact]
    public void An_item_without_the_amount_is_not_scored()
    {
        Assert.Null(new AmountCheck("amount").Score("12").Score);
        Assert.Null(new AmountCheck("amount").Score("12", SomeAnswers.Referring(new { total = 12 })).Score);
        Assert.Contains("'amount'", new AmountCheck("amount").Score("12", SomeAnswers.Referring(new { amount = "12" })).Reason, StringComparison.Ordinal);
        Assert.False(new AmountCheck("amount").Score("12").Failed);
    }

    [Fact]
    public void A_pattern_is_demanded_or_forbidden()
    {
        Assert.Equal(Right, new RegexCheck("tone", "^Dear", false).Score("Dear Ada"));
        Assert.Equal(Wrong, new RegexCheck("tone", "^Dear", false).Score("Hey"));
        Assert.Equal(Wrong, new RegexCheck("tone", "^Dear", true).Score("Dear Ada"));
        Assert.Equal(Right, new RegexCheck("tone", "^Dear", true).Score("Hey"));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_a_failure_of_the_check_and_no_score()
    {
        var answer = new RegexCheck("tone", "^(a+)+$", false).Score(new string('a', 40) + "!");

        Assert.Equal((null, true), (answer.Score, answer.Failed));
        Assert.Contains("250 ms", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("(")]
    public void A_pattern_that_is_none_is_refused(string? pattern) =>
        Assert.Equal("evaluators.tone.pattern", Assert.Single(Assert.Throws<RefusedException>(() => new RegexCheck("tone", pattern, false)).Refusals).Field);

    [Fact]
    public void People_count_when_they_judged_blind()
    {
        var item = SomeAnswers.Item("t1", SomeAnswers.Score("1", "a", 1), SomeAnswers.Score("2", "a", 0.5), SomeAnswers.Score("3", "a", 0, Origin.HumanSawOutput), SomeAnswers.Score("4", "b", 0), SomeAnswers.Score("5", "a", null));

        var answer = People().Score("any", item);

        Assert.Equal((0.75, (string?)null, false), (answer.Score, answer.Reason, answer.Failed));
        Assert.Equal(["1", "2", "3"], answer.Labels!); // the third is set aside, and counted
    }

    [Theory]
    [InlineData(Origin.HumanSawOutput)]
    [InlineData(Origin.HumanEditedOutput)]
    [InlineData(Origin.UserSignal)]
    [InlineData(Origin.Judge)]
    [InlineData(Origin.Synthetic)]
    public void What_was_not_judged_blind_is_no_score(Origin origin)
    {
        var answer = People().Score("any", SomeAnswers.Item("t1", SomeAnswers.Score("1", "a", 1, origin)));

        Assert.Equal((null, "nobody judged this answer blind", false), (answer.Score, answer.Reason, answer.Failed));
    }

    [Fact]
    public void Nobody_and_cannot_judge_are_told_apart()
    {
        DatasetLabel compared = SomeAnswers.Score("1", "a", 1) with { Other = "b" };

        Assert.Equal("nobody judged this answer", People().Score("any", SomeAnswers.Item("t1", compared)).Reason);
        Assert.Equal("everybody answered 'cannot judge'", People().Score("any", SomeAnswers.Item("t1", SomeAnswers.Score("1", "a", null))).Reason);
        Assert.Equal("nobody judged this answer", People("policy").Score("any", SomeAnswers.Item("t1", SomeAnswers.Score("1", "a", 1))).Reason);
    }

    [Fact]
    public void A_label_that_the_candidate_s_family_chose_or_showed_is_set_aside()
    {
        DatasetLabel blind = SomeAnswers.Score("1", "a", 1) with { SelectedBy = [new("desk-1", "desk")] };
        DatasetLabel shown = SomeAnswers.Score("2", "a", 0, Origin.HumanSawOutput) with { Exposures = [new(ExposureRelation.Shown, true, "desk-1")] };

        var answer = People().Score("any", SomeAnswers.Item("t1", blind, shown));

        Assert.Equal((null, "the candidate's own family had a part in every blind label of this answer"), (answer.Score, answer.Reason));
        Assert.Equal((null, 0.5), (answer.People!.Score, answer.People.SetAside!.Value));
        Assert.Equal(0.45, answer.People.Contamination, 1e-12); // 0.4 chosen, 0.5 shown
    }

    [Fact]
    public void One_independent_label_is_enough_and_the_others_do_not_count()
    {
        DatasetLabel chosen = SomeAnswers.Score("1", "a", 0) with { SelectedBy = [new("desk-1")] };

        var answer = People().Score("any", SomeAnswers.Item("t1", chosen, SomeAnswers.Score("2", "a", 1)));

        Assert.Equal((1, 0, null), (answer.Score, answer.People!.Contamination, answer.People.SetAside));
    }

    [Fact]
    public void Another_family_s_part_harms_nothing_but_does_not_make_a_judgement_blind()
    {
        DatasetLabel chosen = SomeAnswers.Score("1", "a", 1) with { SelectedBy = [new("far-1", "far")] };
        DatasetLabel shown = SomeAnswers.Score("2", "a", 0, Origin.HumanSawOutput) with { Exposures = [new(ExposureRelation.Shown, true, "far-1", "far")] };

        Assert.Equal(1, People().Score("any", SomeAnswers.Item("t1", chosen, shown)).Score);
        Assert.Null(People().Score("any", SomeAnswers.Item("t1", shown)).People);
    }

    private static HumanEvaluator People(string dimension = "tone") =>
        new(dimension, FamilyClosure.Of("policy", [new("policy", ["desk-1"], []), new("desk-1", [], [], "desk")]));
}
