using Plumbline.Gates;
using Plumbline.Statistics;
using Spectre.Console;
using SupportBot;

namespace Plumbline.Demo;

public sealed class DemoTableTests
{
    private static readonly RoundReport Round = new(
        2, "round-2", DemoCalendar.DecidedAt(2), Figure(0.84, 160), Figure(0.825, 800), Figure(0.716, 150), Figure(0.714, 790),
        new Dictionary<string, DemoFigure> { [Dimensions.NumericAccuracy] = Figure(0.946, 1500), [Dimensions.Tone] = Figure(0.918, 1469) },
        new Dictionary<string, DemoFigure> { [Dimensions.NumericAccuracy] = Figure(0.763, 1500), [Dimensions.Tone] = Figure(0.814, 1481) },
        new Dictionary<string, double?> { [Dimensions.NumericAccuracy] = 0.9, [Dimensions.Tone] = null },
        "pass", [], [], true, "round-2", new("c", "p", "a"), new(250, 8280, 5424, 922, 1500, 1500));

    [Fact]
    public void Each_dimension_stands_beside_its_start_and_its_minimum()
    {
        var lines = Drawn(console => DemoTable.Draw(console, Round)).Split('\n');

        var amounts = Assert.Single(lines, line => line.Contains(Dimensions.NumericAccuracy, StringComparison.Ordinal));
        Assert.Equal(
            [Dimensions.NumericAccuracy, "0.946 [0.926, 0.966] n=1500", "0.763 [0.743, 0.783] n=1500", "0.900"],
            amounts.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var tone = Assert.Single(lines, line => line.Contains(Dimensions.Tone, StringComparison.Ordinal));
        Assert.EndsWith("n=1481 │ none     │", tone.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_tells_the_way_from_the_start_to_the_end()
    {
        var report = new DemoReport(DemoSettings.Healthy, false, 1, true, [Round], new("round-2", Round.Scores, Round.Outcome), "plumbline.db", 29);

        var text = Drawn(console => DemoTable.Draw(console, report, null));

        Assert.Contains("numeric_accuracy: 0.946 [0.926, 0.966] n=1500; at the start 0.763 [0.743, 0.783] n=1500", text, StringComparison.Ordinal);
        Assert.Contains("outcome: 0.825 [0.805, 0.845] n=800; at the start 0.714 [0.694, 0.734] n=790", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("held")]
    [InlineData("inconclusive")]
    public void A_verdict_has_the_colour_that_the_gate_gives_it(string verdict)
    {
        var word = Drawn(console => console.Markup(VerdictMarkup.Of(verdict)), colours: true);

        Assert.Contains(word, Drawn(console => DemoTable.Draw(console, Round with { Verdict = verdict }), colours: true), StringComparison.Ordinal);
        Assert.NotEqual(verdict, word);
    }

    private static DemoFigure Figure(double value, int n) => new(value, new WireInterval(value - 0.02, value + 0.02, 0.9, "t"), n);

    private static string Drawn(Action<IAnsiConsole> draw, bool colours = false)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = 200;
        draw(console);
        return output.ToString();
    }
}
