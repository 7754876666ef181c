using Plumbline.Fakes;

namespace Plumbline.Measures;

/// <summary>What a person reads: numbers whole, within 100 columns, with what to know first.</summary>
public sealed class MeasureTerminalTests : IDisposable
{
    private readonly CommandFolder folder = new();

    public static TheoryData<string, string, string[]> Tables => new()
    {
        { "agreement", "item,rater,value,dimension\na,x,1,helpfulness of the answer\na,y,1,helpfulness of the answer\nb,x,2,helpfulness of the answer\nb,y,1,helpfulness of the answer", [] },
        { "interval", "score\n0.2\n1\n0.4", [] },
        { "calibrate", "judge,human_1,human_2,score,swapped\n1,1,1,0.9,1\n0,0,1,0.1,1\n1,0,0,0.6,0\n1,,,0.7,1", [] },
        { "pairwise", "first,second,score,prompt,first_length,second_length\na-model-with-a-long-name,another-with-a-long-name,1,p,3,4\nanother-with-a-long-name,a-model-with-a-long-name,1,q,7,4", ["--baseline", "a-model-with-a-long-name"] },
        { "crowd", "item,worker,label,gold\na,x,yes,yes\na,y,no,\nb,x,no,\nb,y,yes,", ["--model", "majority"] },
        { "drift", "value\n1\n2\n4\n3\n7", [] },
        { "drift", "sample,value\nreference,1\nreference,2\ncurrent,5\ncurrent,6", [] },
        { "power", "old,new\n1,0\n1,1\n0,0\n1,1", ["--items", "100"] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_fits_in_100_columns(string measure, string table, string[] options)
    {
        var lines = (await folder.ReadAsync(measure, table, options)).Split('\n');

        Assert.Contains(lines, line => line.StartsWith('┌'));
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 100));
    }

    [Fact]
    public async Task The_list_of_measures_fits_in_100_columns() =>
        Assert.All((await CommandFolder.RunAsync("measure", "list")).Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 100));

    [Fact]
    public async Task Numbers_are_never_broken_over_two_lines()
    {
        var text = await folder.ReadAsync("pairwise", (string)Tables.First(row => row.Data.Item1 == "pairwise").Data.Item2, "--baseline", "a-model-with-a-long-name");

        Assert.Matches(@"another-with-a-long-name +│ +-?0\.\d{3}", text);
    }

    [Fact]
    public async Task Method_and_seed_of_an_interval_are_said()
    {
        var text = await folder.ReadAsync("agreement", "item,rater,value\na,x,1\na,y,1\nb,x,2\nb,y,1\nc,x,2\nc,y,2\nd,x,1\nd,y,2", "--seed", "7", "--level", "0.9");

        Assert.Contains("bootstrap-", text, StringComparison.Ordinal);
        Assert.Contains("two-sided level 0.9", text, StringComparison.Ordinal);
        Assert.Contains("seed 7", text, StringComparison.Ordinal);
        Assert.Contains("all: unreliable: alpha is not shown to be above 0.667.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_reaches_the_terminal() => Assert.Contains(
        "NOTE: A category is so rare that the p-values are rough. (chi squared)",
        await folder.ReadAsync("drift", "sample,value\nreference,a\nreference,b\ncurrent,a\ncurrent,c"), StringComparison.Ordinal);

    [Fact]
    public async Task A_tournament_that_is_not_connected_says_so() => Assert.Contains(
        "Not connected", await folder.ReadAsync("pairwise", "first,second,score\na,b,1\nc,d,1"), StringComparison.Ordinal);

    [Fact]
    public async Task A_pilot_is_shown_with_its_interval_and_a_small_one_with_a_warning()
    {
        var text = await folder.ReadAsync("power", "old,new\n1,0\n1,1\n0,1\n1,1", "--items", "100");

        Assert.Contains("0.150 to 0.850", text, StringComparison.Ordinal);
        Assert.Contains("NOTE: A pilot of 4 items says little", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bound_that_decides_is_one_sided_as_in_a_gate()
    {
        var run = await CommandFolder.RunAsync("measure", "interval", "--successes", "59", "--of", "59");

        Assert.Matches("decides .*one-sided bounds at 0.95", run.Output);
        Assert.Contains("at least 0.9504", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.003, "fewer than 1 in 100")]
    [InlineData(0.997, "more than 99 in 100")]
    [InlineData(0.5, "50 in 100")]
    [InlineData(1, "more than 99 in 100")]
    public void A_chance_is_never_rounded_to_certainty(double chance, string told) => Assert.Equal(told, Gates.TestSetAnswer.InAHundred(chance));

    public void Dispose() => folder.Dispose();
}
