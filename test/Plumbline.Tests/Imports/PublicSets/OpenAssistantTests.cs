using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.OpenAssistant;

namespace Plumbline.Imports.PublicSets;

/// <summary>Trees of messages: invented ones, and the published counts.</summary>
public sealed class OpenAssistantTests
{
    private const int Deep = 3000;
    private const string File = "data/en_100_tree.jsonl";
    private const string Tree = """{"message_tree_id": "t", "tree_state": "x", "prompt": {"message_id": "a", "role": "prompter", "text": "Hi", "synthetic": false, "replies": [{"message_id": "b", "parent_id": "a", "role": "assistant", "text": "Hello", "synthetic": true, "model_name": "m", "rank": 0, "emojis": {"+1": 2, "-1": 1, "red_flag": 1, "_skip_reply": 3}, "replies": []}, {"message_id": "c", "parent_id": "a", "role": "assistant", "text": "What?", "synthetic": false, "rank": 1, "replies": [{"message_id": "d", "parent_id": "c", "role": "prompter", "text": "Bye", "synthetic": false, "replies": []}]}]}}""";

    [Fact]
    public async Task A_message_is_a_trace_of_what_was_said_before_it()
    {
        var items = await PublicDocument.ReadAsync(new OpenAssistantSet(), File, Tree);

        Assert.Equal(["openassistant-a", "openassistant-b", "openassistant-c", "openassistant-d"], items.Select(item => item.Trace!.Id));
        Assert.Equal([(1, null), (1, "Hello"), (1, "What?"), (3, null)], items.Select(item => (item.Trace!.Input.Count, item.Trace.Output)));
        Assert.All(items, item => Assert.Equal("openassistant-t", item.Trace!.Conversation));
        Assert.Equal(("0", "openassistant-a", "true", "1"), (Of(items[1], OpenAssistantRecords.Rank), Of(items[1], OpenAssistantRecords.Parent), Of(items[1], OpenAssistantRecords.Synthetic), Of(items[1], OpenAssistantRecords.RedFlags)));
        Assert.Equal(PublicDocument.SourceOf(new OpenAssistantSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task Each_voter_is_one_thumb()
    {
        var items = await PublicDocument.ReadAsync(new OpenAssistantSet(), File, Tree);

        Assert.Equal([("openassistant-b-up-1", 1.0), ("openassistant-b-up-2", 1.0), ("openassistant-b-down-1", 0.0)], items.SelectMany(item => item.Feedback!).Select(entry => (entry.Id, entry.Value!.Value)));
    }

    [Theory]
    [InlineData("\"role\": \"assistant\", \"text\": \"What?\"", "\"role\": \"robot\", \"text\": \"What?\"", "role", "A role is prompter or assistant, not 'robot'.")]
    [InlineData("\"rank\": 1", "\"rank\": \"first\"", "rank", "rank is String, not a whole number.")]
    public async Task A_broken_message_is_refused_with_what_follows_from_it_and_its_siblings_kept(string right, string wrong, string field, string message)
    {
        var items = await PublicDocument.ReadAsync(new OpenAssistantSet(), File, Tree.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal([(1L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(["openassistant-a", "openassistant-b"], items.Where(item => item.Trace is not null).Select(item => item.Trace!.Id));
    }

    [Fact]
    public async Task Votes_beyond_measure_are_refused() =>
        Assert.Equal((1L, "emojis", "A message has 0 to 10000 votes of one kind, not 2000000000."), Assert.Single(PublicDocument.RefusedOf(await PublicDocument.ReadAsync(new OpenAssistantSet(), File, Tree.Replace("\"+1\": 2", "\"+1\": 2000000000", StringComparison.Ordinal)))));

    [Fact]
    public async Task A_tree_deeper_than_JSON_is_read_is_refused_and_its_neighbour_kept()
    {
        var deep = $$"""{"message_tree_id": "t", "prompt": {{string.Concat(Enumerable.Repeat("{\"replies\": [", Deep))}}{{string.Concat(Enumerable.Repeat("]}", Deep))}}}""";

        Assert.Equal([false, true, true, true, true], (await PublicDocument.ReadAsync(new OpenAssistantSet(), File, deep, Tree)).Select(item => item.Refused is null));
    }

    [Fact]
    public async Task Messages_votes_and_ranks_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new OpenAssistantSet(), "openassistant");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("openassistant").GetProperty("counts").GetProperty("values").Numbers(),
            new()
            {
                ["trees"] = items.DistinctBy(item => item.Trace!.Conversation, StringComparer.Ordinal).Count(),
                ["messages"] = items.Count,
                ["prompter"] = items.Count(item => Of(item, OpenAssistantRecords.Role) == "prompter"),
                ["assistant"] = items.Count(item => Of(item, OpenAssistantRecords.Role) == "assistant"),
                ["ranked"] = items.Count(item => Of(item, OpenAssistantRecords.Rank) is not null),
                ["messages_up"] = items.Count(item => Votes(item, 1) > 0),
                ["messages_down"] = items.Count(item => Votes(item, 0) > 0),
                ["messages_red_flag"] = items.Count(item => Of(item, OpenAssistantRecords.RedFlags) is not null),
                ["votes_up"] = items.Sum(item => Votes(item, 1)),
                ["votes_down"] = items.Sum(item => Votes(item, 0)),
                ["synthetic"] = items.Count(item => Of(item, OpenAssistantRecords.Synthetic) is not null),
                ["messages_with_several_replies"] = items.Select(item => Of(item, OpenAssistantRecords.Parent)).OfType<string>().CountBy(parent => parent, StringComparer.Ordinal).Count(parent => parent.Value > 1),
            });
    }

    private static string? Of(PublicItem item, string attribute) => item.Trace!.Attributes!.GetValueOrDefault(attribute);

    private static int Votes(PublicItem item, double value) => item.Feedback!.Count(entry => entry.Value == value);
}
