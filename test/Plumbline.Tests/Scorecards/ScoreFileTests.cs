using System.Text;

namespace Plumbline.Scorecards;

public sealed class ScoreFileTests
{
    private const string Good = """{"item":"a","dimension":"tone","score":0.5,"reason":"Fair.","cluster":"c"}""";

    [Fact]
    public void Every_field_is_read() => Assert.Equal(new("a", "tone", 0.5, "Fair.", "c"), Assert.Single(Read(Good)));

    [Fact]
    public void A_missing_score_is_null_and_not_0() =>
        Assert.Null(Assert.Single(Read("""{"item":"a","dimension":"tone","score":null,"reason":null,"cluster":null}""")).Score);

    [Fact]
    public void Byte_order_mark_blank_lines_and_foreign_line_ends_do_no_harm() =>
        Assert.Equal(2, Read("\uFEFF" + Good + "\r\n\r\n   \n" + Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)).Count);

    [Fact]
    public void What_is_written_is_read_back()
    {
        ScoreRow[] rows = [new("a\n\"ü😀", "tone", 0.1, null, null), new("b", "tone", null, "No answer.", "c"), new("c", "tone", null, null, null, 0.35, 0.5)];

        Assert.Equal(rows, Read(ScoreFile.Write(rows)));
    }

    [Theory]
    [InlineData("""{"item":"a","dimension":"tone","score":1.01}""", "score: 1.01 is outside 0 to 1")]
    [InlineData("""{"item":"a","dimension":"tone","score":-0.5}""", "score: -0.5 is outside 0 to 1")]
    [InlineData("""{"item":"a","dimension":"tone","score":1e999}""", "score: is too large a number")]
    [InlineData("""{"item":"a","dimension":"tone","score":NaN}""", "score: is not a whole JSON value (NaN and Infinity are none)")]
    [InlineData("""{"item":"a","dimension":"tone","score":-Infinity}""", "score: is not a whole JSON value (NaN and Infinity are none)")]
    [InlineData("""{"item":"a","dimension":"tone","score":"0.5"}""", "score: is not a number")]
    [InlineData("""{"item":"a","dimension":"tone","score":true}""", "score: is not a number")]
    [InlineData("""{"item":"a","dimension":"tone","score":[1]}""", "score: is not a number")]
    [InlineData("""{"item":"a","dimension":"tone"}""", "score: is missing")]
    [InlineData("""{"dimension":"tone","score":1}""", "item: is missing")]
    [InlineData("""{"item":"a","score":1}""", "dimension: is missing")]
    [InlineData("""{"item":"","dimension":"tone","score":1}""", "item: is empty")]
    [InlineData("""{"item":" ","dimension":"tone","score":1}""", "item: is empty")]
    [InlineData("""{"item":null,"dimension":"tone","score":1}""", "item: is null")]
    [InlineData("""{"item":7,"dimension":"tone","score":1}""", "item: is not a text")]
    [InlineData("""{"item":"\ud800","dimension":"tone","score":1}""", "item: is not valid UTF-8 text")]
    [InlineData("""{"item":"a","dimension":"","score":1}""", "dimension: is empty")]
    [InlineData("""{"item":"a","dimension":"tone","score":1,"cluster":""}""", "cluster: is empty")]
    [InlineData("""{"item":"a","dimension":"tone","score":1,"contamination":2}""", "contamination: 2 is outside 0 to 1")]
    [InlineData("""{"item":"a","dimension":"tone","score":1,"reason":3}""", "reason: is not a text")]
    [InlineData("""{"item":"a","dimension":"tone","scroe":1}""", "scroe: is not a known field")]
    [InlineData("""{"item":"a","item":"b","dimension":"tone","score":1}""", "item: stands twice in the line")]
    [InlineData("""["a","tone",1]""", "the line is not a JSON object")]
    [InlineData("""a,tone,1""", "the line is not valid JSON")]
    [InlineData("""{"item":"a","dimension":"tone","score":1""", "score: is not a whole JSON value (NaN and Infinity are none)")]
    [InlineData("""{"item":"a","dimension":"to""", "dimension: is not a whole JSON value (NaN and Infinity are none)")]
    [InlineData("""{"item":"a","dimension":"tone","score":1}}""", "the line is not valid JSON")]
    [InlineData("""{"item":"a","dimension":"tone","score":1} {}""", "the line is not valid JSON")]
    [InlineData("""{"item":"a","dimension":"tone","score":1,}""", "the line is not valid JSON")]
    public void A_mistake_is_refused_with_line_field_and_fix(string line, string problem)
    {
        var refused = Assert.Throws<UsageException>(() => Read($"{Good}\n{line}\n")).Message;

        Assert.StartsWith($"scores.jsonl:2: {problem}", refused, StringComparison.Ordinal);
        Assert.Matches(@"\. (Write|Keep|The fields are) .+\.$", refused);
    }

    [Fact]
    public void An_id_of_more_than_800_characters_is_refused()
    {
        var line = Good.Replace("\"a\"", $"\"{new string('x', 801)}\"", StringComparison.Ordinal);

        Assert.Contains("item: has 801 characters", Assert.Throws<UsageException>(() => Read(line)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_of_one_item_and_dimension_are_refused_with_both_lines()
    {
        var refused = Assert.Throws<UsageException>(() => Read($"{Good}\n\n{Good}")).Message;

        Assert.StartsWith("scores.jsonl:3: item: 'a' has a score on 'tone' already, in line 1", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_is_the_same_however_its_id_is_written()
    {
        var refused = Assert.Throws<UsageException>(() => Read(Good + "\n" + Good.Replace("\"a\"", "\"\\u0061\"", StringComparison.Ordinal))).Message;

        Assert.StartsWith("scores.jsonl:2: item: 'a' has a score on 'tone' already, in line 1", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_may_come_in_any_order() =>
        Assert.Equal(new("a", "tone", 0.5, "Fair.", "c"), Assert.Single(Read("""{"cluster":"c","reason":"Fair.","score":0.5,"dimension":"tone","item":"a"}""")));

    [Fact]
    public void An_id_that_many_rows_share_is_one_text()
    {
        var rows = Read(Good + "\n" + Good.Replace("tone", "policy", StringComparison.Ordinal));

        Assert.Same(rows[0].Item, rows[1].Item);
        Assert.Same(rows[0].Cluster, rows[1].Cluster);
    }

    private static List<ScoreRow> Read(string text) => ScoreFile.Read("scores.jsonl", Encoding.UTF8.GetBytes(text));
}
