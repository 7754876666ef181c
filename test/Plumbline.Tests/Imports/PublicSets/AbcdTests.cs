using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Abcd;

namespace Plumbline.Imports.PublicSets;

/// <summary>Guidelines and conversations: invented ones, and the published counts.</summary>
public sealed class AbcdTests
{
    private const string Flow = """{"description": "what came late", "subflows": {"Late Parcel": {"actions": [{"type": "interaction", "button": "Find", "text": "Find the parcel", "subtext": ["Ask for its number"]}], "instructions": []}}}""";
    private const string Conversation = """{"convo_id": 12, "scenario": {"personal": {"customer_name": "Nobody Real"}, "flow": "late", "subflow": "parcel"}, "original": [["agent", "Hi!"], ["customer", "It is late."], ["action", "Parcel found."], ["agent", "It comes today."], ["customer", "Thanks."]]}""";

    [Fact]
    public async Task A_flow_is_a_text_with_its_steps()
    {
        var item = Assert.Single(await PublicDocument.ReadAsync(new AbcdSet(), "data/guidelines.json", $$"""{"Lateness": {{Flow}} }"""));

        Assert.Equal(("system", "Lateness: what came late\n\nLate Parcel\n- Find: Find the parcel\n  - Ask for its number\n"), (item.Trace!.Input[0].Role, item.Trace.Input[0].Content));
        Assert.Equal(PublicDocument.SourceOf(new AbcdSet()), PublicDocument.SourceOf(item));
    }

    [Fact]
    public async Task A_conversation_ends_with_the_agents_last_words_and_names_no_customer()
    {
        var trace = Assert.Single(await PublicDocument.ReadAsync(new AbcdSet(), "data/abcd_sample.json", $"[{Conversation}]")).Trace!;

        Assert.Equal(("abcd-12", "It comes today.", "late", "parcel"), (trace.Id, trace.Output, trace.Attributes!["flow"], trace.Attributes["subflow"]));
        Assert.Equal([("assistant", "Hi!"), ("user", "It is late."), ("tool", "Parcel found.")], trace.Input.Select(message => (message.Role, message.Content)));
        Assert.DoesNotContain("Nobody Real", string.Join('\n', trace.Attributes.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_record_is_refused_by_field_and_place_and_its_neighbour_kept()
    {
        var flows = await PublicDocument.ReadAsync(new AbcdSet(), "guidelines.json", $$"""{"A": {"subflows": null }, "B": {{Flow}} }""");
        var conversations = await PublicDocument.ReadAsync(new AbcdSet(), "abcd_sample.json", $"[{Conversation}, {Conversation.Replace("\"action\"", "\"robot\"", StringComparison.Ordinal)}]");

        Assert.Equal([(1L, "description", "description is missing; it is a text.")], PublicDocument.RefusedOf(flows));
        Assert.Equal([(2L, "original", "A turn is of agent, customer or action, not 'robot'.")], PublicDocument.RefusedOf(conversations));
        Assert.Equal((2, 2), (flows.Count, conversations.Count));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"A\": ")]
    public async Task Guidelines_that_are_no_object_are_refused(string document) =>
        Assert.Equal("json", Assert.Single(await PublicDocument.ReadAsync(new AbcdSet(), "guidelines.json", document)).Refused!.Field);

    [Fact]
    public async Task Flows_and_conversations_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new AbcdSet(), "abcd");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("abcd").GetProperty("counts").GetProperty("values").Numbers(),
            new() { ["flows"] = Count(AbcdRecords.GuidelineKind), ["conversations"] = Count(AbcdRecords.ConversationKind) });

        int Count(string kind) => items.Count(item => item.Trace!.Attributes![AbcdRecords.Kind] == kind);
    }
}
