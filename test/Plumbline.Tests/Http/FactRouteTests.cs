using System.Text.Json;

namespace Plumbline.Http;

public sealed class FactRouteTests
{
    private const string Up = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""";
    private const string Bad = """{"id":"f2","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":2}""";
    private const string Asked = """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Hello"}],"output":"Hi","user":"ada@example.org"}""";

    [Fact]
    public async Task A_fact_is_created_once_and_a_retry_is_known()
    {
        await using var server = await ServedApp.StartAsync();

        var first = await server.PostAsync("/api/v1/feedback", Up);
        var again = await server.PostAsync("/api/v1/feedback", Up);

        Assert.Equal((201, """{"kept":1,"known":0,"refused":[]}"""), (first.Status, first.Text));
        Assert.Equal((200, """{"kept":0,"known":1,"refused":[]}"""), (again.Status, again.Text));
    }

    [Fact]
    public async Task A_list_with_a_bad_fact_keeps_the_good_ones_and_names_the_bad_one()
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.PostAsync("/api/v1/feedback", $"[{Up},{Bad},{Up.Replace("f1", "f3", StringComparison.Ordinal)}]");

        Assert.Equal((207, 2), (answer.Status, answer.Json.GetProperty("kept").GetInt32()));
        var refused = Assert.Single(answer.Json.GetProperty("refused").EnumerateArray());
        Assert.Equal((1, "f2", "value"), (refused.GetProperty("index").GetInt32(), refused.GetProperty("id").GetString(), refused.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_list_of_nothing_but_bad_facts_is_refused()
    {
        await using var server = await ServedApp.StartAsync();

        (await server.PostAsync("/api/v1/feedback", $"[{Bad}]")).IsProblem(400, "[0].value");
        Assert.Equal(200, (await server.PostAsync("/api/v1/feedback", "[]")).Status);
    }

    [Theory]
    [InlineData("feedback", """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","valeu":1}""", "valeu")]
    [InlineData("feedback", """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1,"value":0}""", "value")]
    [InlineData("feedback", """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1,"received_at":"2026-03-01T12:00:00Z"}""", "received_at")]
    [InlineData("feedback", """{"id":"f1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""", "trace")]
    [InlineData("feedback", """{"id":"f1","trace":"t1","kind":"thumbs","at":"2026-03-01T12:00:00Z","value":1}""", "kind")]
    [InlineData("feedback", """{"id":"f1","trace":"t1","kind":"comment","at":"2026-03-01T12:00:00Z","text":"a\u0000b"}""", "text")]
    [InlineData("feedback", """{"id":"f\ud800","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""", "id")]
    [InlineData("feedback", "{", "body")]
    [InlineData("feedback", "null", "feedback")]
    [InlineData("feedback", "7", "body")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[null]}""", "input[0]")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"robot","content":""}]}""", "input[0].role")]
    [InlineData("labels", """{"id":"l1","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1,"exposures":[null]}""", "exposures")]
    [InlineData("labels", """{"id":"l1","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1,"exposures":[{"relation":"shown","before_commit":true}]}""", "origin")]
    [InlineData("outcomes", """{"id":"o1","name":"resolved","at":"2026-03-01T12:00:00Z","value":1,"trace":"t1","never_reward":false}""", "never_reward")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"reference":{"a":"\ud800"}}""", "reference.a")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"reference":{"\ud800":1}}""", "reference")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"attributes":{"\ud800":"a"}}""", "attributes")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"candidates":[{"id":"a","text":"","temperature":1e999}]}""", "candidates[0].temperature")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"spans":[{"name":"n","started_at":"2026-03-01T12:00:00Z"}]}""", "spans[0].id")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"spans":[{"id":"a","name":"n","started_at":"2026-03-01T12:00:00Z","parent":"a"}]}""", "spans[0].parent")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":""}],"spans":[{"id":"a","name":"n","started_at":"2026-03-01T12:00:00Z","kind":"llm"}]}""", "spans[0].kind")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00","input":[{"role":"user","content":""}]}""", "at")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01","input":[{"role":"user","content":""}]}""", "at")]
    [InlineData("traces", """{"id":"t1","at":"2026-03-01T12:00:00Z","input":null}""", "input")]
    [InlineData("feedback", """{"\ud800":1}""", "body")]
    [InlineData("outcomes", """{"\udc00":1}""", "body")]
    [InlineData("labels", """{"id":"l1","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1,"selected_by":[{}]}""", "selected_by[0]")]
    [InlineData("labels", """{"id":"l1","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1,"selected_by":[{"family":""}]}""", "selected_by[0].family")]
    [InlineData("signals", """{"\ud800":1}""", "body")]
    [InlineData("signals", """{"id":"s1","trace":"t1","kind":"edit","at":"2026-03-01T12:00:00Z","value":2}""", "value")]
    public async Task What_cannot_be_kept_is_refused_by_the_name_of_its_field(string kind, string body, string field)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.PostAsync($"/api/v1/{kind}", body);

        answer.IsProblem(400, field);
        Assert.Contains(answer.Json.GetProperty("errors").EnumerateObject(), error => error.Name == field);
    }

    [Fact]
    public async Task Everything_said_of_a_trace_is_shown_with_it_also_when_it_came_first()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/feedback", Up);
        await server.PostAsync("/api/v1/signals", """{"id":"s1","trace":"t1","kind":"copy","at":"2026-03-01T12:00:00Z"}""");
        await server.PostAsync("/api/v1/outcomes", """{"id":"o1","name":"resolved","at":"2026-03-01T12:00:00Z","value":1,"user":"ada@example.org"}""");
        await server.PostAsync("/api/v1/labels", """{"id":"l1","trace":"t1","dimension":"tone","annotator":"bob","origin":"human_blind","at":"2026-03-01T12:00:00Z","cannot_judge":true}""");
        await server.PostAsync("/api/v1/traces", Asked);

        var shown = await server.GetAsync("/api/v1/traces/t1");

        Assert.All(["feedback", "signals", "outcomes", "labels"], kind => Assert.Equal(1, shown.Json.GetProperty(kind).GetArrayLength()));
        JsonElement[] facts = [shown.Json.GetProperty("trace"), .. new[] { "feedback", "signals", "outcomes", "labels" }.Select(kind => shown.Json.GetProperty(kind)[0])];
        Assert.All(facts, fact => Assert.Equal(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), fact.GetProperty("at").GetDateTimeOffset()));
        Assert.All(facts, fact => Assert.InRange(fact.GetProperty("received_at").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)));
        Assert.DoesNotContain("ada@", shown.Text, StringComparison.Ordinal);
        Assert.Equal("Hi", shown.Json.GetProperty("trace").GetProperty("output").GetString());
    }

    [Fact]
    public async Task A_broken_text_or_a_doubled_field_takes_no_neighbour_with_it()
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.PostAsync("/api/v1/feedback", $$"""[{{Up}},{"\ud800":1},{{Up.Replace("\"value\":1", "\"value\":1,\"value\":0", StringComparison.Ordinal)}}]""");

        Assert.Equal((207, 1), (answer.Status, answer.Json.GetProperty("kept").GetInt32()));
        Assert.Equal([(1, "body"), (2, "value")], answer.Json.GetProperty("refused").EnumerateArray().Select(refused => (refused.GetProperty("index").GetInt32(), refused.GetProperty("field").GetString()!)));
    }

    [Fact]
    public async Task What_thousands_said_of_a_trace_is_counted_and_the_newest_is_shown()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/traces", Asked);
        await server.PostAsync("/api/v1/feedback", $"[{string.Join(',', Enumerable.Range(1, 600).Select(i => Up.Replace("f1", $"f{i}", StringComparison.Ordinal)))}]");

        var shown = (await server.GetAsync("/api/v1/traces/t1")).Json;

        Assert.Equal((600, 500), (shown.GetProperty("totals").GetProperty("feedback").GetInt32(), shown.GetProperty("feedback").GetArrayLength()));
        Assert.Equal("f600", shown.GetProperty("feedback")[499].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_list_shows_a_trace_as_it_is_sent()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/traces", Asked);

        var row = Assert.Single((await server.GetAsync("/api/v1/traces")).Json.GetProperty("traces").EnumerateArray());
        var whole = (await server.GetAsync("/api/v1/traces/t1")).Json.GetProperty("trace");

        Assert.Equal(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), row.GetProperty("at").GetDateTimeOffset());
        Assert.InRange(row.GetProperty("received_at").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal((whole.GetProperty("user").GetString(), "t1"), (row.GetProperty("user").GetString(), row.GetProperty("id").GetString()));
        Assert.Empty(row.EnumerateObject().Select(field => field.Name).Intersect(["n", "person", "prompt_hash"]));
    }

    [Fact]
    public async Task A_list_of_traces_goes_on_where_the_last_page_ended()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/traces", $"[{string.Join(',', Enumerable.Range(1, 3).Select(i => Asked.Replace("t1", $"a/{i}", StringComparison.Ordinal)))}]");

        var first = (await server.GetAsync("/api/v1/traces?limit=2")).Json;
        var second = (await server.GetAsync($"/api/v1/traces?limit=2&before={first.GetProperty("next").GetString()}")).Json;

        Assert.Equal(["a/3", "a/2", "a/1"], first.GetProperty("traces").EnumerateArray().Concat(second.GetProperty("traces").EnumerateArray()).Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(200, (await server.GetAsync("/api/v1/traces/a/2")).Status);
    }
}
