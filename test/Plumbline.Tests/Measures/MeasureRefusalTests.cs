using System.Text;
using Plumbline.Fakes;

namespace Plumbline.Measures;

/// <summary>What a measure refuses names the option, or the column and the line, and what to write.</summary>
public sealed class MeasureRefusalTests : IDisposable
{
    private const string Two = "item,rater,value\na,x,1\na,y,2";
    private readonly CommandFolder folder = new();

    [Theory]
    [InlineData("--level", "7", "--level: '7' is no number between 0 and 1, both excluded, e.g. 0.95.")]
    [InlineData("--level", "much", "--level: 'much' is no number")]
    [InlineData("--seed", "-1", "--seed: '-1' is no whole number from 0 on")]
    [InlineData("--domain", "low,high,low", "--domain low,high,low: 'low' stands twice")]
    [InlineData("--domain", "1,1.0", "--domain 1,1.0: two of the values are the same number")]
    [InlineData("--domain", "1,,2", "--domain 1,,2: a value is empty")]
    [InlineData("--domain", "1", "--domain 1: there is one value")]
    [InlineData("--domain", "3,4", "a.csv:2: value: '1' is not in the domain. Write one of 3, 4")]
    public async Task An_option_that_is_none_is_refused_by_name(string option, string value, string refused) =>
        Assert.Contains(refused, await folder.RefusedAsync("agreement", Two, option, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("power", "--items", "0")]
    [InlineData("power", "--items", "100", "--alpha", "0.7")]
    [InlineData("power", "--items", "100", "--margin", "0")]
    [InlineData("power", "--items", "100", "--discordance", "1.5")]
    [InlineData("power", "--items", "100", "--power", "1")]
    [InlineData("power", "--items", "100", "--dimensions", "0")]
    [InlineData("interval", "--successes", "5", "--of", "3")]
    [InlineData("interval", "--successes", "-5", "--of", "3")]
    [InlineData("interval", "--successes", "5")]
    [InlineData("compare", "--baseline", "a", "--candidate", "b", "--confidence", "0.3")]
    public async Task A_refusal_is_one_sentence_of_ours_and_not_of_the_runtime(params string[] words)
    {
        var run = await CommandFolder.RunAsync(["measure", .. words]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("plumbline: --", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Actual value", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pairwise", "first,second,score\na,b,1\na,a,0", "a.csv:3: second: 'a' meets itself")]
    [InlineData("pairwise", "first,second,score,first_length,second_length\na,b,1,-3,4", "a.csv:2: first_length: -3 is below 0")]
    [InlineData("crowd", "item,worker,label\na,w,yes\na,w,no", "a.csv:3: worker: 'w' has labelled 'a' already, in line 2")]
    [InlineData("crowd", "item,worker,label\na,w,yes\na,v,yes", "--domain: every label is 'yes'")]
    [InlineData("crowd", "item,worker,label,gold\na,w,yes,yes\na,v,no,no", "a.csv:3: gold: 'a' is 'yes' in line 2")]
    [InlineData("calibrate", "judge\n1", "a.csv:2: human: there is no such column; there are judge")]
    [InlineData("calibrate", "judge,human,swapped\n0.3,1,1", "a.csv:2: judge: 0.3 is no preference")]
    [InlineData("drift", "sample,value\nnow,1", "a.csv:2: sample: 'now' is no sample")]
    [InlineData("drift", "sample,x\nreference,1\ncurrent,far", "a.csv:3: x: 'far' is no number")]
    [InlineData("interval", "score\nmaybe", "a.csv:2: score: 'maybe' is no number. Write a number from 0 to 1, with a point for the decimals, or pass or fail")]
    public async Task A_row_is_refused_by_its_line_in_the_file(string measure, string table, string refused) =>
        Assert.Contains(refused, await folder.RefusedAsync(measure, table), StringComparison.Ordinal);

    [Fact]
    public async Task A_comparison_with_nothing_is_refused_by_the_file()
    {
        folder.Write("empty.jsonl");
        folder.Write("full.jsonl", """{"item":"a","dimension":"tone","score":1}""");

        var run = await CommandFolder.RunAsync("measure", "compare", "--baseline", folder["full.jsonl"], "--candidate", folder["empty.jsonl"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("empty.jsonl: there are no score rows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ratio_scale_has_no_value_below_0() => Assert.Contains(
        "a.csv:3: value: -2 is below 0", await folder.RefusedAsync("agreement", "item,rater,value\na,x,1\na,y,-2", "--scale", "ratio"), StringComparison.Ordinal);

    [Fact]
    public async Task A_label_outside_the_domain_is_refused_by_its_line() => Assert.Contains(
        "a.csv:3: label: 'perhaps' is not in the domain", await folder.RefusedAsync("crowd", "item,worker,label\na,w,yes\na,v,perhaps", "--domain", "yes,no"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"item\":\"a\",\"rater\":\"x\",\"value\":1}\n{\"item\":\"a\",\"rater\":", "a.csv:2: this is not JSON")]
    [InlineData("{\"item\":\"a\",\"rater\":\"x\",\"value\":1}\n\n{\"item\":\"a\",\"rater\":\"x\",\"value\":1}", "a.csv:3: rater: 'x' has rated 'a' already, in line 1")]
    [InlineData("[\n{\"item\":\"a\",\"rater\":\"x\",\"value\":1},\n\n{\"item\":\"a\",\"rater\":\"x\",\"value\":2}]", "a.csv:4: rater: 'x' has rated 'a' already, in line 2")]
    [InlineData("[\n{\"item\":\"a\",\n\"item\":\"b\"}]", "a.csv:2: item: the row names the column twice")]
    [InlineData("item,rater\na,x", "a.csv:2: value: there is no such column; there are item, rater")]
    public async Task The_line_of_a_refusal_is_that_of_the_file(string table, string refused) =>
        Assert.Contains(refused, await folder.RefusedAsync("agreement", table), StringComparison.Ordinal);

    [Fact]
    public void A_table_in_UTF_16_is_read_where_it_says_so_and_refused_by_name_where_it_does_not()
    {
        var text = "score\n1\n0\n";
        Assert.Equal(2, InputTable.Of("a", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Rows.Count);
        Assert.Equal(2, InputTable.Of("a", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)]).Rows.Count);
        Assert.Contains("UTF-16", Assert.Throws<UsageException>(() => InputTable.Of("a", Encoding.Unicode.GetBytes(text))).Message, StringComparison.Ordinal);
        Assert.StartsWith("a:2: a byte is no UTF-8", Assert.Throws<UsageException>(() => InputTable.Of("a", Encoding.Latin1.GetBytes("score\né"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_core_refuses_loses_the_name_that_it_has_in_the_code()
    {
        Assert.Equal("Too many.", MeasureVerb.Plain(new ArgumentOutOfRangeException("count", 5, "Too many.")));
        Assert.Equal("Too many.", MeasureVerb.Plain(new ArgumentException("Too many.", "count")));
    }

    public void Dispose() => folder.Dispose();
}
