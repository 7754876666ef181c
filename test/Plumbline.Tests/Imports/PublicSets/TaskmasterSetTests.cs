using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Imports.PublicSets.Taskmaster;

namespace Plumbline.Imports.PublicSets;

/// <summary>Thumbs and dialogues as Taskmaster lays them out, invented.</summary>
public sealed class TaskmasterSetTests
{
    private const string Rewards = "TM-4-2024/reward/reward_09.json";
    private const string Thumb = """{"conversation_id": "dlg-1", "context": "[{\"role\": \"agent\", \"text\": \"Hello\"}, {\"role\": \"user\", \"text\": \"Tea\"}, {\"role\": \"agent\", \"api\": {\"find\": {\"query\": \"tea\"}}}, {\"role\": \"api\", \"response\": {\"find\": {\"items\": 1}}}]", "generation": "{\"role\": \"agent\", \"text\": \"One tea?\"}", "reward": 0.0}""";
    private const string Dialogue = """{"conversation_id": "dlg-2", "vertical": "Tea", "scenario": "One tea", "instructions": null, "utterances": [{"index": 0, "speaker": "user", "text": "Tea", "segments": [], "annotations": [{"name": "api_call", "value": "find", "context": "api_call_0"}, {"name": "request", "value": "{\"query\": \"tea\"}", "context": "api_call_0"}, {"name": "api_response", "value": "find", "context": "api_response_0"}, {"name": "response", "value": "{\"items\": 1}", "context": "api_response_0"}]}, {"index": 1, "speaker": "assistant", "text": "One tea?", "annotations": []}, {"index": 2, "speaker": "user", "text": "Yes", "annotations": []}]}""";

    [Fact]
    public async Task A_rewarded_step_is_a_trace_with_a_thumb()
    {
        var item = Assert.Single(await ReadAsync(Rewards, $"[{Thumb}]"));

        var (trace, thumb) = (item.Trace!, Assert.Single(item.Feedback!));
        Assert.Equal([("assistant", "Hello"), ("user", "Tea"), ("assistant", "{\"find\": {\"query\": \"tea\"}}"), ("tool", "{\"find\": {\"items\": 1}}")], trace.Input.Select(message => (message.Role, message.Content)));
        Assert.Equal(("taskmaster-TM-4-2024-reward_09-1", "dlg-1", "{\"role\": \"agent\", \"text\": \"One tea?\"}"), (trace.Id, trace.Conversation, trace.Output));
        Assert.Equal((FeedbackKind.Thumb, 0.0, trace.Id), (thumb.Kind, thumb.Value, thumb.Trace));
        Assert.Equal(PublicDocument.SourceOf(new TaskmasterSet()), PublicDocument.SourceOf(item));
    }

    [Fact]
    public async Task A_dialogue_is_a_trace_with_its_calls_as_spans()
    {
        var trace = Assert.Single(await ReadAsync("TM-4-2024/data/data_09.json", $"[{Dialogue}]")).Trace!;

        var span = Assert.Single(trace.Spans!);
        Assert.Equal(("One tea?", "taskmaster-TM-4-2024-dlg-2", "One tea"), (trace.Output, trace.Id, trace.Attributes!["scenario"]));
        Assert.Equal(("t0.api_call_0", "find", "tool", "{\"query\": \"tea\"}", "{\"items\": 1}"), (span.Id, span.Name, span.Kind, span.Input, span.Output));
        Assert.False(trace.Attributes.ContainsKey("instructions"));
    }

    [Theory]
    [InlineData("\"reward\": 0.0", "\"reward\": 0.5", "reward", "A reward is 0 or 1, not 0.5.")]
    [InlineData("\"context\": \"[", "\"context\": \"", "context", "context is no JSON inside its text.")]
    [InlineData("\\\"user\\\"", "\\\"guest\\\"", "context", "A turn's role is user, agent or api, not 'guest'.")]
    [InlineData("\"conversation_id\"", "\"id\"", "conversation_id", "conversation_id is missing; it is a text.")]
    public async Task A_broken_thumb_is_refused_by_field_and_place_and_its_neighbours_kept(string right, string wrong, string field, string message)
    {
        var items = await ReadAsync(Rewards, $"[{Thumb},", $"{Thumb.Replace(right, wrong, StringComparison.Ordinal)},", $"{Thumb}]");

        Assert.Equal([(2L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(2, items.Count(item => item.Trace is not null));
    }

    [Fact]
    public async Task A_list_that_is_cut_keeps_what_stands_before() =>
        Assert.Equal([true, false], (await ReadAsync(Rewards, $"[{Thumb},", Thumb[..40])).Select(item => item.Refused is null));

    private static Task<IReadOnlyList<PublicItem>> ReadAsync(string name, params string[] lines) => PublicDocument.ReadAsync(new TaskmasterSet(), name, lines);
}
