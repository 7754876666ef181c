using System.Text;
using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Lineage;

namespace Plumbline.Scorecards;

public sealed class ScorecardTextTests
{
    private static readonly ScoreRow[] Rows = [new("a", "tone", 1), new("b", "tone", null, "No answer.")];

    private static readonly ScorecardHeader Header = new(1, "checkpoint:1", "dataset-1", Split.Test, Evaluators("""{"kind":"human"}"""));

    [Fact]
    public void What_is_written_is_read_back()
    {
        var (header, rows) = ScorecardText.Read("card", ScorecardText.Write(Header, Rows));

        Assert.Equal(("checkpoint:1", "dataset-1", Split.Test), (header.Candidate, header.Dataset, header.Split));
        Assert.Equal("human", header.Evaluators["tone"].GetProperty("kind").GetString());
        Assert.Equal(Rows, rows);
    }

    [Fact]
    public void Whoever_is_scored_on_whatever_by_whomever_has_a_card_of_its_own()
    {
        ScorecardHeader[] others =
        [
            Header, Header with { Candidate = "checkpoint:2" }, Header with { Dataset = "dataset-2" }, Header with { Split = Split.Anchor },
            Header with { Evaluators = Evaluators("""{"kind":"regex","pattern":"x"}""") },
        ];

        Assert.Equal(5, others.Select(header => ContentHash.Of(ScorecardText.Write(header, Rows))).Distinct().Count());
    }

    [Fact]
    public void The_content_and_with_it_the_id_stays_what_it_was() => Assert.Equal(
        """
        {"format":1,"candidate":"checkpoint:1","dataset":"dataset-1","split":"test","evaluators":{"tone":{"kind":"human"}}}
        {"item":"a","dimension":"tone","score":1}
        {"item":"b","dimension":"tone","score":null,"reason":"No answer."}

        """,
        Encoding.UTF8.GetString(ScorecardText.Write(Header, Rows)));

    [Theory]
    [InlineData("")]
    [InlineData("""{"item":"a","dimension":"tone","score":1}""" + "\n")]
    [InlineData("""{"format":1,"candidate":"c","dataset":"d","split":"test","evaluators":{},"more":1}""" + "\n")]
    [InlineData("null\n")]
    public void Rows_without_their_header_are_no_scorecard(string content) =>
        Assert.Throws<JsonException>(() => ScorecardText.Read("card", Encoding.UTF8.GetBytes(content)));

    private static Dictionary<string, JsonElement> Evaluators(string tone) => new() { ["tone"] = JsonSerializer.Deserialize<JsonElement>(tone) };
}
