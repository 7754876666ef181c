using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.LlmDrift;
using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>Answers of dated versions: invented rows, and the published ones with their figures.</summary>
public sealed class LlmDriftTests
{
    private const string Header = ",Unnamed: 0,model,temperature,dataset,id,query,ref_answer,answer,latency,cost,timestamp,answer_token";
    private const string Row = "0,7,openaichat/gpt-9-0314,0.1,count,4,How many?,\\\\boxed{2},\"First \\\\boxed{1},\nthen $\\\\boxed{2}$.\",1.5,0.25,\"07/25/2023, 16:23:27\",12";

    [Fact]
    public async Task An_answer_is_a_trace_of_its_version_with_what_the_check_says()
    {
        var item = Assert.Single(await PublicDocument.ReadAsync(new LlmDriftSet(), "generation/COUNTAHAPPYNUMBER_EVAL.csv", Header, Row));

        var (trace, label) = (item.Trace!, Assert.Single(item.Labels!));
        Assert.Equal(("llmdrift-count-4-gpt-9-0314", "gpt-9-0314", "gpt-9", 12L, 0.25, 1500.0), (trace.Id, trace.Model, trace.Family, trace.OutputTokens, trace.CostUsd, trace.LatencyMilliseconds));
        Assert.Equal((LlmDriftRecords.Correct, Origin.Synthetic, 1.0), (label.Dimension, label.Origin, label.Score));
        Assert.Equal(new DateTimeOffset(2023, 7, 25, 16, 23, 27, TimeSpan.Zero), trace.At);
        Assert.Equal(PublicDocument.SourceOf(new LlmDriftSet()), PublicDocument.SourceOf(item));
    }

    [Fact]
    public async Task An_answer_without_a_box_is_wrong() =>
        Assert.Equal(0, Assert.Single(Assert.Single(await PublicDocument.ReadAsync(new LlmDriftSet(), "COUNTAHAPPYNUMBER_EVAL.csv", Header, Row.Replace("boxed{1}", "one", StringComparison.Ordinal).Replace("$\\\\boxed{2}$", "two", StringComparison.Ordinal))).Labels!).Score);

    [Theory]
    [InlineData("1.5", "soon", "latency", "latency is 'soon', not a number.")]
    [InlineData("How many?", "", "query", "query is empty; it is a text.")]
    [InlineData("07/25/2023", "2023-07-25", "timestamp", "timestamp is '2023-07-25, 16:23:27', not like 07/25/2023, 16:23:27.")]
    [InlineData(",0.25", "", "csv", "The row has 12 values, and the header names 13 columns.")]
    public async Task A_broken_row_is_refused_by_column_and_line_and_its_neighbours_kept(string right, string wrong, string field, string message)
    {
        var items = await PublicDocument.ReadAsync(new LlmDriftSet(), "COUNTAHAPPYNUMBER_EVAL.csv", Header, Row, Row.Replace(right, wrong, StringComparison.Ordinal), Row);

        Assert.Equal([(4L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(2, items.Count(item => item.Trace is not null));
    }

    [Theory]
    [InlineData("sensitive_answer_rate", LlmDriftRecords.AnswersDirectly)]
    [InlineData("happy_number_accuracy", LlmDriftRecords.Correct)]
    public async Task Each_version_does_as_published(string figure, string dimension)
    {
        var expected = RealData.Reference("llmdrift").GetProperty(figure);
        var items = (await PublicItems.OfAsync(new LlmDriftSet(), "llmdrift")).Where(item => item.Labels![0].Dimension == dimension).ToLookup(item => item.Trace!.Model!, item => item.Labels![0].Score!.Value, StringComparer.Ordinal);

        Assert.Equal(expected.GetProperty("values").EnumerateObject().Count(), items.Count);
        Assert.All(expected.GetProperty("values").Numbers(), version => Assert.Equal(
            version.Value, 100 * Assert.IsType<Measurement.Known>(Proportion.Wilson(items[version.Key].Count(score => score == 1), items[version.Key].Count(), 0.95)).Value, expected.GetProperty("tolerance").GetDouble()));
    }

    [Fact]
    public async Task Rows_are_as_many_as_counted()
    {
        var expected = RealData.Reference("llmdrift").GetProperty("counts").GetProperty("values");
        var items = await PublicItems.OfAsync(new LlmDriftSet(), "llmdrift");

        var counted = items.CountBy(item => item.Labels![0].Dimension == LlmDriftRecords.Correct ? "COUNTAHAPPYNUMBER" : "SENSITIVEQ", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.Empty(items.Refusals());
        Assert.Equal((expected.GetProperty("SENSITIVEQ").GetInt32(), expected.GetProperty("COUNTAHAPPYNUMBER").GetInt32()), (counted["SENSITIVEQ"], counted["COUNTAHAPPYNUMBER"]));
        Assert.All(
            items.CountBy(item => (item.Labels![0].Dimension, item.Trace!.Model)),
            version => Assert.Equal(expected.GetProperty("per_model").GetProperty(version.Key.Dimension == LlmDriftRecords.Correct ? "COUNTAHAPPYNUMBER" : "SENSITIVEQ").GetInt32(), version.Value));
        Assert.Equal(items.Count, items.Select(item => item.Trace!.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
