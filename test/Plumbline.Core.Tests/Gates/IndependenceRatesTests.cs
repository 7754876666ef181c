using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

/// <summary>
/// A model is right on 78 of 100 items. Two labels in three are made by people who saw its answer first; where it is wrong, they take its
/// answer for right 6 times in 10. The gate asks for 0.80. In the null world nobody takes anything over.
/// </summary>
public sealed class IndependenceRatesTests
{
    private const int Worlds = 400;
    private const int Items = 1200;

    [Fact]
    public void Labels_made_in_sight_of_the_answer_carry_a_bad_model_through_a_gate_that_counts_them_all()
    {
        var passed = Share(seed => Decide(Rules(minimum: 0.80), Drawn(seed, 0.78, adopted: 0.6, marked: false)).Verdict == Verdict.Pass);

        Say($"all labels counted: passed {passed:0.000}");
        Assert.True(passed > 0.99);
    }

    [Fact]
    public void They_carry_it_through_no_more_when_only_independent_labels_count()
    {
        var decided = Decisions(0.78, adopted: 0.6, minimum: 0.80);

        var (passed, open) = (Rate(decided, one => one.Verdict == Verdict.Pass), Rate(decided, one => one.Independence!.Cause == Cause.TooFewIndependentLabels));
        Say($"independent labels counted: passed {passed:0.000}, too few {open:0.000}");
        Assert.True(passed <= 0.05);
        Assert.True(open >= 0.5);
    }

    [Fact]
    public void A_good_model_that_is_flattered_passes_with_a_warning()
    {
        var decided = Decisions(0.90, adopted: 0.6, minimum: 0.80);

        Assert.True(Rate(decided, one => one.Verdict == Verdict.Pass) > 0.99);
        var warned = Rate(decided, one => one.Independence!.Warns);
        Say($"a good model, flattered by 0.06: warned {warned:0.000}");
        Assert.InRange(warned, 0.3, 1);
    }

    [Fact]
    public void In_the_null_world_the_gate_decides_and_warns_of_nothing()
    {
        var decided = Decisions(0.90, adopted: 0, minimum: 0.80);

        Assert.True(Rate(decided, one => one.Verdict == Verdict.Pass) > 0.99);
        var warned = Rate(decided, one => one.Independence!.Warns);
        Say($"null world: warned {warned:0.000}");
        Assert.True(warned <= 0.03);
    }

    private static DimensionDecision[] Decisions(double right, double adopted, double minimum) =>
        [.. Enumerable.Range(0, Worlds).Select(seed => Decide(Rules(minimum: minimum), Drawn(seed, right, adopted, marked: true)).Only())];

    private static ScoreRow[] Drawn(int seed, double right, double adopted, bool marked)
    {
        var chance = SplitMix64.For((ulong)seed, "mirror world");
        return [.. Enumerable.Range(0, Items).Select(item => Row(item, chance.NextUnit() < right || (item % 3 > 0 && chance.NextUnit() < adopted) ? 1 : 0, marked))];
    }

    private static ScoreRow Row(int item, double score, bool marked) => (marked, item % 3 > 0) switch
    {
        (false, _) => new($"i{item}", "tone", score),
        (true, false) => new($"i{item}", "tone", score, Contamination: 0),
        (true, true) => new($"i{item}", "tone", null, Contamination: 0.5, SetAside: score),
    };

    private static double Share(Func<int, bool> holds) => Enumerable.Range(0, Worlds).Count(holds) / (double)Worlds;

    private static double Rate(DimensionDecision[] decided, Func<DimensionDecision, bool> holds) => decided.Count(holds) / (double)Worlds;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
