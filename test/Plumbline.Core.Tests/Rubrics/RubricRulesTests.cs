namespace Plumbline.Rubrics;

public sealed class RubricRulesTests
{
    private static readonly RubricDimension Tone = new("tone", "Is it kind?", [new("Gladly.", 1, "It is kind.")]);

    private static readonly Rubric Fine = new("refunds", "support", "Refunds within 30 days.", [Tone, Tone with { Name = "policy" }], new(2, 0.1, ["policy"]));

    [Fact]
    public void A_whole_rubric_is_taken() => Assert.Empty(RubricRules.Check(Fine));

    [Fact]
    public void Every_missing_text_is_refused()
    {
        Refuses(Fine with { Name = " " }, "name");
        Refuses(Fine with { Owner = "" }, "owner");
        Refuses(Fine with { Policy = "" }, "policy");
        Refuses(With(Tone with { Description = "" }), "dimensions.tone.description");
    }

    [Fact]
    public void A_decision_that_no_answer_could_meet_is_refused()
    {
        Refuses(Fine with { Decision = new(0, 0.1, []) }, "decision.wins");
        Refuses(Fine with { Decision = new(3, 0.1, []) }, "decision.wins");
        Refuses(Fine with { Decision = new(1, 0, []) }, "decision.margin");
        Refuses(Fine with { Decision = new(1, 1.1, []) }, "decision.margin");
        Refuses(Fine with { Decision = new(1, double.NaN, []) }, "decision.margin");
        Refuses(Fine with { Decision = new(1, 0.1, ["length"]) }, "decision.veto");
    }

    [Fact]
    public void Dimensions_are_named_once_in_snake_case_with_an_example_that_scores()
    {
        Refuses(Fine with { Dimensions = [Tone, Tone], Decision = new(1, 0.1, []) }, "dimensions.tone");
        Refuses(With(Tone with { Name = "Tone" }), "dimensions.Tone");
        Refuses(With(Tone with { Name = "" }), "dimensions.");
        Refuses(With(Tone with { Examples = [] }), "dimensions.tone.examples");
        Refuses(With(Tone with { Examples = [new("Gladly.", 1.5, "Kind.")] }), "dimensions.tone.examples[0].score");
    }

    [Fact]
    public void A_rubric_without_dimensions_says_so() => Assert.Contains(RubricRules.Check(Fine with { Dimensions = [] }), refusal => refusal.Field == "dimensions");

    [Fact]
    public void Nulls_in_lists_are_refused_by_name()
    {
        Refuses(With(null!), "dimensions[0]");
        Refuses(With(Tone with { Examples = [null!] }), "dimensions.tone.examples[0]");
    }

    private static Rubric With(RubricDimension dimension) => Fine with { Dimensions = [dimension], Decision = new(1, 0.1, []) };

    private static void Refuses(Rubric rubric, string field) => Assert.Equal([field], RubricRules.Check(rubric).Select(refusal => refusal.Field));
}
