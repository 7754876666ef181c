using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Feedback;
using Plumbline.Pairs;
using Plumbline.Traces;

namespace Plumbline.Http;

public sealed class JsonProblemTests
{
    private const string Thumb = """{"id":"f","trace":"t","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""";

    [Theory]
    [InlineData("\"thumb\"", "\"thumbs\"", "kind", "one of \"thumb\", \"stars\", \"correction\", \"comment\"")]
    [InlineData("\"2026-03-01T12:00:00Z\"", "\"yesterday\"", "at", "a time with its offset")]
    [InlineData(":1}", ":\"one\"}", "value", "a number")]
    [InlineData("\"t\"", "7", "trace", "a text in quotes")]
    [InlineData(":1}", ":1,\"value\":0}", "value", "stands once")]
    [InlineData(":1}", ":1,\"vaule\":0}", "vaule", "check its spelling")]
    [InlineData("\"id\":\"f\",", "", "id", "id is needed.")]
    [InlineData("\"f\"", "null", "id", "a text in quotes")]
    [InlineData("Z\"", "\"", "at", "a time with its offset")]
    [InlineData("T12:00:00Z\"", "\"", "at", "a time with its offset")]
    [InlineData(":1}", ":1e999}", "value", "a number")]
    [InlineData(":1}", ":1,\"it's\":0}", "it's", "check its spelling")]
    [InlineData(":1}", ":1", "value", "line 1, column")]
    public void A_wrong_value_is_named_with_what_belongs_there(string from, string to, string field, string says) =>
        Says<FeedbackEntry>(Thumb.Replace(from, to, StringComparison.Ordinal), field, says);

    [Theory]
    [InlineData("""{"dataset":[]}""", "dataset", "a text in quotes")]
    [InlineData("""{"dataset":"d","cap_per_prompt":1.5}""", "cap_per_prompt", "a whole number")]
    [InlineData("""{"dataset":"d","exclude_flagged":"no"}""", "exclude_flagged", "true or false")]
    [InlineData("[]", "body", "an object in { }")]
    public void A_request_is_answered_in_the_words_of_JSON(string text, string field, string says) => Says<PairRequest>(text, field, says);

    [Fact]
    public void The_key_of_a_map_is_named_with_the_words_that_it_may_be() => Says<CutSettings>("""{"name":"d","splits":{"tests":0.5}}""", "splits.tests", "one of \"train\", ");

    [Theory]
    [InlineData("""[{"role":"user","content":7}]""", "input[0].content", "a text in quotes")]
    [InlineData("""{"role":"user"}""", "input", "a list in [ ]")]
    [InlineData("""["Hello"]""", "input[0]", "an object in { }")]
    public void A_place_deep_in_a_record_is_followed(string input, string field, string says) =>
        Says<Trace>($$"""{"id":"t","at":"2026-03-01T12:00:00Z","input":{{input}}}""", field, says);

    private static void Says<T>(string text, string field, string says)
    {
        var problem = JsonProblem.Of(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<T>(text, WireFormat.Options)), typeof(T));

        Assert.Equal(field, problem.Field);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Plumbline.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("constructor", problem.Message, StringComparison.Ordinal);
    }
}
