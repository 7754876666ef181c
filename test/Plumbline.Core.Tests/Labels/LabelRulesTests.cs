using Plumbline.Lineage;

namespace Plumbline.Labels;

public sealed class LabelRulesTests
{
    private static readonly Label Blind = new("l1", "t1", "tone", "reviewer", Origin.HumanBlind, DateTimeOffset.UnixEpoch, 0.75);

    private static readonly Label Compared = Blind with { Candidate = "a", Other = "b", Score = 0.5 };

    [Fact]
    public void A_score_a_comparison_and_cannot_judge_are_answers() => Assert.All(
        [Blind, Compared, Blind with { Score = null, CannotJudge = true }, Blind with { InclusionProbability = 1 }], label => Assert.Empty(LabelRules.Check(label)));

    [Fact]
    public void Ids_are_needed()
    {
        Refuses(Blind with { Id = "" }, "id");
        Refuses(Blind with { Trace = "" }, "trace");
        Refuses(Blind with { Dimension = "" }, "dimension");
        Refuses(Blind with { Annotator = "" }, "annotator");
        Refuses(Blind with { Candidate = "" }, "candidate");
        Refuses(Blind with { Rubric = "" }, "rubric");
    }

    [Fact]
    public void An_answer_is_a_score_or_cannot_judge_and_not_both()
    {
        Refuses(Blind with { Score = null }, "score");
        Refuses(Blind with { CannotJudge = true }, "score");
        Refuses(Blind with { Score = 1.01 }, "score");
        Refuses(Blind with { Score = double.NaN }, "score");
    }

    [Fact]
    public void A_comparison_names_two_candidates_and_prefers_one_or_none()
    {
        Refuses(Compared with { Score = 0.75 }, "score");
        Refuses(Compared with { Candidate = null }, "other");
        Refuses(Compared with { Candidate = "b" }, "other");
    }

    [Fact]
    public void A_probability_of_zero_cannot_have_chosen_the_item()
    {
        Refuses(Blind with { InclusionProbability = 0 }, "inclusion_probability");
        Refuses(Blind with { InclusionProbability = 1.5 }, "inclusion_probability");
    }

    [Theory]
    [InlineData(ExposureRelation.Authored)]
    [InlineData(ExposureRelation.Judged)]
    [InlineData(ExposureRelation.EditedFromDraft)]
    [InlineData(ExposureRelation.Shown)]
    public void A_label_made_after_seeing_a_models_work_is_not_blind(ExposureRelation relation)
    {
        var seen = Blind with { Exposures = [new(relation, BeforeCommit: true, "judge-1")] };

        Refuses(seen, "origin");
        Assert.Empty(LabelRules.Check(seen with { Origin = Origin.HumanSawOutput }));
        Assert.Empty(LabelRules.Check(Blind with { Exposures = [new(relation, BeforeCommit: false, "judge-1")] }));
    }

    [Theory]
    [InlineData(ExposureRelation.PromptGenerated)]
    [InlineData(ExposureRelation.FilteredSelected)]
    public void What_a_model_did_to_the_item_leaves_the_label_blind(ExposureRelation relation) =>
        Assert.Empty(LabelRules.Check(Blind with { Exposures = [new(relation, BeforeCommit: true)] }));

    [Fact]
    public void Nulls_in_lists_and_texts_that_no_store_can_keep_are_refused()
    {
        Refuses(Blind with { Exposures = [null!] }, "exposures");
        Refuses(Blind with { SelectedBy = [null!] }, "selected_by");
        Refuses(Blind with { Rationale = "a\0b" }, "rationale");
    }

    private static void Refuses(Label label, string field) => Assert.Equal([field], LabelRules.Check(label).Select(refusal => refusal.Field));
}
