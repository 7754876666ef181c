using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Capture;

public sealed class PartMergeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_a_later_part_leaves_out_it_does_not_erase()
    {
        var step = Step(Part("a", 0, new() { Name = "llm", Level = "default", Usage = new Dictionary<string, long> { ["input"] = 3 } }), Part("b", 1, new() { Level = "error", Usage = new Dictionary<string, long> { ["output"] = 2 } }));

        Assert.Equal(("llm", "error", 3L, 2L), (step.Name, step.Level, step.Usage!["input"], step.Usage["output"]));
    }

    [Fact]
    public void A_JSON_null_erases_nothing() =>
        Assert.Equal("1", Spans.Json(Step(Part("a", 0, new() { Input = Json("1") }), Part("b", 1, new() { Input = Json("null") })).Input));

    [Fact]
    public void Of_two_things_said_the_later_counts_whenever_it_came()
    {
        CapturedPart[] parts = [Part("z", 0, new() { Name = "early" }), Part("a", 1, new() { Name = "late" })];

        Assert.Equal("late", Step(parts).Name);
        Assert.Equal("late", Step([.. parts.Reverse()]).Name);
    }

    [Fact]
    public void A_late_creation_counts_before_an_update_of_the_same_time()
    {
        CapturedPart[] parts = [Part("a", 0, new() { Name = "updated" }) with { IsUpdate = true }, Part("b", 0, new() { Name = "created", Output = Json("1") })];

        Assert.Equal("updated", Step(parts).Name);
        Assert.Equal("1", Spans.Json(Step(parts).Output));
    }

    [Fact]
    public void At_the_same_time_the_id_decides() => Assert.Equal("b", Step(Part("b", 0, new() { Name = "b" }), Part("a", 0, new() { Name = "a" })).Name);

    [Fact]
    public void A_doubled_part_counts_once_and_by_its_earliest_time()
    {
        var late = Part("a", 5, new() { Name = "a" });

        Assert.Equal(Noon, PartMerge.Of([late, late with { At = Noon }]).FirstSaid);
        Assert.Equal(Noon, PartMerge.Of([late with { At = Noon }, late]).FirstSaid);
    }

    [Fact]
    public void Tags_unite() => Assert.Equal(["a", "b", "c"], PartMerge.Of([Whole("1", 0, new() { Tags = ["b", "a"] }), Whole("2", 1, new() { Tags = ["c", "b"] })]).Whole.Tags);

    [Fact]
    public void The_earliest_time_of_the_trace_counts() =>
        Assert.Equal(Noon, PartMerge.Of([Whole("1", 0, new() { At = Noon.AddMinutes(1) }), Whole("2", 1, new() { At = Noon }), Whole("3", 2, new() { At = Noon.AddMinutes(2) })]).Whole.At);

    [Fact]
    public void Metadata_merge_deeply_and_nulls_erase_nothing()
    {
        var merged = PartMerge.Of([Whole("1", 0, new() { Metadata = Json("""{"a":{"x":1,"y":1},"b":1}""") }), Whole("2", 1, new() { Metadata = Json("""{"a":{"y":2,"z":3},"b":null,"c":[1]}""") })]);

        Assert.True(JsonElement.DeepEquals(Json("""{"a":{"x":1,"y":2,"z":3},"b":1,"c":[1]}"""), merged.Whole.Metadata!.Value));
    }

    [Fact]
    public void Metadata_that_name_something_twice_do_no_harm() => Assert.True(JsonElement.DeepEquals(
        Json("""{"a":2,"b":{"c":4}}"""),
        PartMerge.Of([Whole("1", 0, new() { Metadata = Json("""{"a":1,"a":2}""") }), Whole("2", 1, new() { Metadata = Json("""{"b":{"c":3},"b":{"c":4}}""") })]).Whole.Metadata!.Value));

    [Fact]
    public void A_list_in_metadata_is_replaced_not_mixed() =>
        Assert.Equal("""{"a":[3]}""", Spans.Json(PartMerge.Of([Whole("1", 0, new() { Metadata = Json("""{"a":[1,2]}""") }), Whole("2", 1, new() { Metadata = Json("""{"a":[3]}""") })]).Whole.Metadata));

    [Fact]
    public void Steps_stand_in_the_order_in_which_they_began()
    {
        var trace = PartMerge.Of([Part("1", 0, new() { StartedAt = Noon.AddSeconds(9) }) with { Span = "late" }, Part("2", 5, new()) with { Span = "early" }]);

        Assert.Equal(["early", "late"], trace.Steps.Select(step => step.Id));
    }

    [Fact]
    public void Nothing_and_parts_of_two_traces_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PartMerge.Of([]));
        Assert.Throws<ArgumentException>(() => PartMerge.Of([Whole("1", 0, new()), Whole("2", 0, new()) with { Trace = "other" }]));
    }

    [Fact]
    public void Messages_come_together_in_the_order_in_which_they_were_said()
    {
        CapturedPart[] parts =
        [
            Part("c", 2, new() { Messages = [Said("c", 2, "assistant", "third") with { IsAnswer = true }] }),
            Part("b", 1, new() { Messages = [Said("b", 1, "user", "second")] }),
            Part("a", 1, new() { Messages = [Said("a", 1, "user", "first") with { Order = -1 }] }),
            Part("z", 1, new() { Messages = [Said("z", 1, "system", "rules") with { Order = 7 }] }),
        ];

        Assert.Equal(["rules", "first", "second"], Step(parts).Input!.Value.EnumerateArray().Select(message => message.GetProperty("content").GetString()));
        Assert.Equal("third", Step(parts).Output!.Value[0].GetProperty("content").GetString());
    }

    [Fact]
    public void Shuffled_and_doubled_parts_of_every_kind_give_the_same_trace()
    {
        CapturedPart[] parts =
        [
            .. Enumerable.Range(0, 60).Select(i => Part($"p{i}", i % 7, new() { Name = $"n{i}", Metadata = Json($$$"""{"k{{{i % 5}}}":{"v":{{{i}}}}}"""), Messages = [Said($"p{i}", i % 3, "user", $"m{i}")] }) with
            {
                Span = $"s{i % 4}",
                IsUpdate = i % 2 == 0,
                Whole = new() { Tags = [$"t{i % 6}"], User = $"u{i}", At = Noon.AddSeconds(i % 11) },
            }),
        ];
        var expected = JsonSerializer.Serialize(PartMerge.Of(parts), WireFormat.Options);
        CapturedPart[] again = [.. parts, .. parts];

        Assert.All(Enumerable.Range(0, 50), seed =>
        {
            SplitMix64.For((ulong)seed, "shuffle").Shuffle(again.AsSpan());
            Assert.Equal(expected, JsonSerializer.Serialize(PartMerge.Of(again), WireFormat.Options));
        });
    }

    private static StepFields Step(params CapturedPart[] parts) => PartMerge.Of(parts).Steps.Single().Fields;

    private static CapturedPart Part(string id, int second, StepFields step) => new(id, "t", Noon.AddSeconds(second), Span: "s", Step: step);

    private static CapturedPart Whole(string id, int second, TraceFields whole) => new(id, "t", Noon.AddSeconds(second), Whole: whole);

    private static SaidMessage Said(string id, int second, string role, string content) => new(id, Noon.AddSeconds(second), 0, false, Json($$"""{"role":"{{role}}","content":"{{content}}"}"""));

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
