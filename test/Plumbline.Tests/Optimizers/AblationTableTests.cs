using Plumbline.Optimizers.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Optimizers;

public sealed class AblationTableTests
{
    private static readonly AblationLine[] Lines =
    [
        AblationLine.Of(new(Ablation.Nothing, false, Known(0.867, 294), new Measurement.Unknown(Cause.NoVariation, "Nothing was left out of this row."))),
        AblationLine.Of(new("text_noise", true, Known(0.867, 294), Known(0, 52))),
    ];

    [Fact]
    public void Every_count_says_what_it_counts()
    {
        var row = Assert.Single(Drawn(Lines), line => line.Contains("text_noise (decoy)", StringComparison.Ordinal));

        Assert.Contains("n=294 pairs", row, StringComparison.Ordinal);
        Assert.Contains("n=52 prompts", row, StringComparison.Ordinal);
    }

    [Fact]
    public void The_row_of_the_whole_model_is_what_the_others_are_compared_with()
    {
        var row = Assert.Single(Drawn(Lines), line => line.Contains("the whole model", StringComparison.Ordinal));

        Assert.Contains("the others are compared with this row", row, StringComparison.Ordinal);
        Assert.DoesNotContain("not measured", row, StringComparison.Ordinal);
    }

    [Fact]
    public void The_notes_that_explain_the_columns_stand_below() =>
        Assert.All(AblationTable.Notes, note => Assert.Contains(Drawn(Lines), line => line.Contains(note, StringComparison.Ordinal)));

    private static Measurement.Known Known(double value, int count) => new(value, count, new Interval(value - 0.05, value + 0.05, 0.95, "t"));

    private static string[] Drawn(IReadOnlyList<AblationLine> lines)
    {
        using var output = new StringWriter();
        AblationTable.Draw(Terminal.On(output), lines);
        return output.ToString().Split('\n');
    }
}
