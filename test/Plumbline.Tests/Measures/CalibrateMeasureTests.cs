using System.Globalization;
using Plumbline.Fakes;

namespace Plumbline.Measures;

public sealed class CalibrateMeasureTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_mean_of_grades_stays_within_0_and_1()
    {
        var judge = (await folder.JsonAsync("calibrate", "judge,human\n0.9,\n1,\n0.85,\n0.4,\n0.99,\n1,"))["figures"]!["judge"]!;

        Assert.Equal(0.857, judge["value"]!.GetValue<double>(), 0.001);
        Assert.InRange(judge["interval"]!["lo"]!.GetValue<double>(), 0, 0.857);
        Assert.InRange(judge["interval"]!["hi"]!.GetValue<double>(), 0.857, 1);
    }

    [Fact]
    public async Task An_answer_that_the_judge_did_not_give_is_missing_and_said()
    {
        const string Table = "judge,human\npass,pass\n,fail\nfail,fail\n,pass\n1,";

        var answer = await folder.JsonAsync("calibrate", Table);

        Assert.Equal((2, 1, 2), (answer["labelled"]!.GetValue<int>(), answer["only_judged"]!.GetValue<int>(), answer["no_answer"]!.GetValue<int>()));
        Assert.Equal(1, answer["figures"]!.Value("agreement"));
        Assert.Contains("no answer in lines 3, 5", await folder.ReadAsync("calibrate", Table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_holds_every_figure_of_the_four_counts()
    {
        // Galen and Gambino's worked counts: 36 true passes, 4 missed, 5 waved through, 15 true fails.
        var figures = (await folder.JsonAsync("calibrate", $"judge,human\n{Rows("1,1", 36)}{Rows("0,1", 4)}{Rows("1,0", 5)}{Rows("0,0", 15)}"))["figures"]!;

        Assert.Equal(51 / 60.0, figures.Value("agreement"), 12);
        Assert.Equal((0.9, 0.75), (figures.Value("sensitivity"), figures.Value("specificity")));
        Assert.Equal(0.825, figures.Value("balanced_accuracy"), 12);
        Assert.Equal(0.65, figures.Value("youden"), 12);
        Assert.Equal((36 / 41.0, 15 / 19.0), (figures.Value("pass_precision"), figures.Value("fail_precision")));
        Assert.Equal(((36.0 * 15) - (5 * 4)) / Math.Sqrt(41.0 * 40 * 19 * 20), figures.Value("correlation"), 12);
        Assert.All(["kappa", "alpha", "ac1", "corrected", "people", "judge", "rogan_gladen"], name => Assert.NotNull(figures[name]!["value"]));
    }

    [Theory]
    [InlineData("60", "trusted")]
    [InlineData("61", "provisional")]
    public async Task A_judge_is_trusted_from_as_many_labels_as_are_needed(string needed, string status)
    {
        var answer = await folder.JsonAsync("calibrate", $"judge,human\n{Rows("1,1", 40)}{Rows("0,0", 20)}", "--needed", needed);

        Assert.Equal(status, answer["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Verdicts_in_both_orders_tell_how_often_they_flip()
    {
        var figures = (await folder.JsonAsync("calibrate", $"judge,human,swapped\n{Rows("1,1,1", 6)}{Rows("1,1,0", 3)}{Rows("0,0,1", 1)}"))["figures"]!;

        Assert.Equal((0.4, 0.75), (figures.Value("flip_rate"), figures.Value("first_preferred")));
    }

    [Fact]
    public async Task Scores_are_held_against_what_people_say_as_stated_and_once_calibrated()
    {
        // A score of 0.5 more or less at random, that says twice too little: passes come at 0.5 ± 0.4.
        var rows = Enumerable.Range(0, 200).Select(item => string.Create(CultureInfo.InvariantCulture, $"{(item % 2)},{(item % 10 < 9 ? item % 2 : 1 - (item % 2))},{(item % 2 == 1 ? 0.6 : 0.4)}"));

        var figures = (await folder.JsonAsync("calibrate", $"judge,human,score\n{string.Join('\n', rows)}"))["figures"]!;

        Assert.Equal(0.3, figures.Value("ece"), 0.101);
        Assert.InRange(figures.Value("ece_calibrated"), 0, 0.05);
        Assert.True(figures.Value("brier_calibrated") < figures.Value("brier"));
    }

    [Fact]
    public async Task Few_scores_are_not_calibrated()
    {
        var figure = (await folder.JsonAsync("calibrate", $"judge,human,score\n{Rows("1,1,0.9", 30)}{Rows("0,0,0.2", 25)}"))["figures"]!["ece_calibrated"]!;

        Assert.Equal("underpowered", figure["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Several_people_let_the_judge_be_tried_as_one_of_them()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 60).Select(item => $"{item % 2},{item % 2},{(item % 10 == 0 ? 1 - (item % 2) : item % 2)},{item % 2}"));

        var figures = (await folder.JsonAsync("calibrate", $"judge,human_1,human_2,human_3\n{rows}"))["figures"]!;

        Assert.Equal((1, 3), (figures.Value("stands_in"), figures["stands_in"]!["n"]!.GetValue<int>()));
        Assert.Equal(1, figures.Value("agreement"));
    }

    [Fact]
    public async Task People_who_are_divided_give_no_label_and_that_is_said()
    {
        var answer = await folder.JsonAsync("calibrate", "judge,human_1,human_2\n1,1,0\n1,1,1\n0,0,");

        Assert.Equal(2, answer["labelled"]!.GetValue<int>());
        Assert.Contains("People are divided in line 2", Assert.Single(answer["warnings"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Rows(string row, int count) => string.Concat(Enumerable.Repeat(row + "\n", count));
}
