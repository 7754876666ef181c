using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class CategoryConfusionTests
{
    private static readonly string[] Human = ["a", "a", "a", "a", "b", "b", "c", "c"];
    private static readonly string[] Judge = ["a", "a", "a", "b", "b", "b", "a", "c"];

    [Fact]
    public void A_table_worked_by_hand_gives_the_means_over_categories()
    {
        // precision 3/4, 2/3, 1/1; recall 3/4, 2/2, 1/2; F1 6/8, 4/5, 2/3.
        var judged = CategoryConfusion.Of(Human, Judge, ["a", "b", "c"]);

        Assert.Equal(0.75, Value(judged.Accuracy));
        Assert.Equal((0.75 + (2 / 3.0) + 1) / 3, Value(judged.Precision), 1e-12);
        Assert.Equal(0.75, Value(judged.Recall), 1e-12);
        Assert.Equal((0.75 + 0.8 + (2 / 3.0)) / 3, Value(judged.F1), 1e-12);
    }

    [Fact]
    public void Exchanging_people_and_judge_exchanges_precision_and_recall()
    {
        var (there, back) = (CategoryConfusion.Of(Human, Judge, ["a", "b", "c"]), CategoryConfusion.Of(Judge, Human, ["c", "a", "b"]));

        Assert.Equal(Value(there.Precision), Value(back.Recall), 1e-12);
        Assert.Equal(Value(there.F1), Value(back.F1), 1e-12);
        Assert.Equal(Bounds(there.Accuracy), Bounds(back.Accuracy));
    }

    [Fact]
    public void Two_categories_have_the_rates_of_pass_and_fail()
    {
        var judged = CategoryConfusion.Of(["yes", "yes", "no", "no", "no"], ["yes", "no", "yes", "no", "no"], ["yes", "no"]);
        var passes = JudgeConfusion.Of(new(1, 1, 1, 2));

        Assert.Equal(Bounds(passes.PassPrecision), Bounds(judged.Categories[0].Precision));
        Assert.Equal(Bounds(passes.Specificity), Bounds(judged.Categories[1].Recall));
    }

    [Fact]
    public void A_category_that_the_judge_never_names_leaves_no_mean_precision()
    {
        var judged = CategoryConfusion.Of(["a", "b"], ["a", "a"], ["a", "b"]);

        Assert.IsType<Statistics.Measurement.Unknown>(judged.Precision);
        Assert.Equal(0.5, Value(judged.Recall));
        Assert.Equal((2 / 3.0) / 2, Value(judged.F1), 1e-12);
        Assert.IsType<Statistics.Measurement.Unknown>(CategoryConfusion.Of([], [], ["a"]).F1);
    }

    [Fact]
    public void Ragged_lists_and_unknown_categories_are_refused_by_place()
    {
        Assert.Throws<ArgumentException>(() => CategoryConfusion.Of(["a"], [], ["a"]));
        Assert.Contains("Item 2", Assert.Throws<ArgumentException>(() => CategoryConfusion.Of(["a", "a"], ["a", "z"], ["a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CategoryConfusion.Of([], [], ["a", "a"]));
        Assert.Throws<ArgumentException>(() => CategoryConfusion.Of([], [], []));
    }

    [Fact]
    public void A_million_items_are_counted_in_one_pass()
    {
        string[] verdicts = [.. Enumerable.Range(0, 1_000_000).Select(item => item % 3 == 0 ? "a" : "b")];

        Assert.Equal(1, Value(CategoryConfusion.Of(verdicts, verdicts, ["a", "b"]).F1));
    }
}
