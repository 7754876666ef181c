using System.Diagnostics;
using System.Text.Json;
using SupportBot;

namespace Plumbline.Demo;

public sealed class BillingWorldTests
{
    private const int Many = 3000;

    private static readonly BillingWorld World = new(WorldSettings.Healthy(7));
    private static readonly DraftedTicket[] Drafted = DraftedTicket.Slice(World, "many", Many, DemoSettings.Drafts);
    private static readonly (DraftedTicket Ticket, Candidate Draft, Truth Truth)[] Drafts =
        [.. Drafted.SelectMany(ticket => ticket.Drafts.Select(draft => (ticket, draft, World.Truth(ticket.Ticket, draft))))];

    [Fact]
    public void Same_seed_gives_the_same_world_in_any_order()
    {
        var again = new BillingWorld(WorldSettings.Healthy(7));

        var late = DraftedTicket.Slice(again, "many", 10, 3)[^1];

        Assert.Equal(Drafted[9].Ticket.Prompt, late.Ticket.Prompt);
        Assert.Equal(Drafted[9].Drafts.Take(3), late.Drafts);
    }

    [Fact]
    public void Seeds_and_slices_share_no_ticket()
    {
        var other = new BillingWorld(WorldSettings.Healthy(8));

        Assert.NotEqual(World.Ticket("many", 0).Prompt, other.Ticket("many", 0).Prompt);
        Assert.NotEqual(World.Ticket("many", 0).Prompt, World.Ticket("more", 0).Prompt);
        Assert.Equal(Many, Drafted.Select(drafted => drafted.Ticket.User).Distinct().Count());
    }

    [Fact]
    public void The_base_bot_is_right_in_the_seventies_and_keeps_policy_in_the_eighties()
    {
        Assert.InRange(Drafts.Average(draft => draft.Truth.Numeric ? 1.0 : 0), 0.71, 0.77);
        Assert.InRange(Drafts.Average(draft => draft.Truth.Policy ? 1.0 : 0), 0.84, 0.90);
        Assert.InRange(Drafts.Average(draft => draft.Truth.Tone), 0.77, 0.83);
    }

    [Fact]
    public void Harder_tickets_are_answered_worse()
    {
        var shares = Drafts.GroupBy(draft => draft.Ticket.Ticket.Difficulty).OrderBy(group => group.Key)
            .Select(group => group.Average(draft => draft.Truth.Numeric ? 1.0 : 0)).ToArray();

        Assert.True(shares[0] > shares[1] + 0.05 && shares[1] > shares[2] + 0.05, string.Join(", ", shares));
    }

    [Fact]
    public void A_right_answer_prints_the_reference_and_a_wrong_one_hardly_ever_does()
    {
        bool Prints((DraftedTicket Ticket, Candidate Draft, Truth Truth) draft) =>
            draft.Draft.Text.Contains(draft.Ticket.Ticket.Reference.Text, StringComparison.Ordinal);

        Assert.All(Drafts.Where(draft => draft.Truth.Numeric), draft => Assert.True(Prints(draft), draft.Draft.Text));
        Assert.InRange(Drafts.Where(draft => !draft.Truth.Numeric).Average(draft => Prints(draft) ? 1.0 : 0), 0, 0.08);
    }

    [Fact]
    public void What_goes_to_the_product_names_no_truth()
    {
        var sent = JsonSerializer.Serialize(Drafted[0]);

        Assert.Equal(["Id", "Index", "Text", "Model", "Family", "Temperature"], Keys(Drafted[0].Drafts[0]));
        Assert.Equal(["Id", "Slice", "Index", "Conversation", "User", "Briefing", "Question", "Reference", "Difficulty", "Facts", "Prompt"], Keys(Drafted[0].Ticket));
        Assert.DoesNotContain("Palatability", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slot_of_every_phrase_is_filled() =>
        Assert.All(Drafts, draft => Assert.DoesNotContain('{', draft.Draft.Text + draft.Ticket.Ticket.Prompt));

    [Fact]
    public void Decoys_tell_nothing()
    {
        var byColour = Drafts.GroupBy(draft => draft.Ticket.Ticket.Facts["colour"]).Select(Accuracy);
        var byGreeting = Drafts.GroupBy(draft => draft.Draft.Text.Split('.')[0]).Select(Accuracy);
        var bySignOff = Drafts.GroupBy(draft => draft.Draft.Text.Split('.', '?')[^1].Trim()).Select(Accuracy);

        Assert.Equal(7, bySignOff.Count());
        Assert.All([.. byColour, .. byGreeting, .. bySignOff], accuracy => Assert.InRange(accuracy, 0.70, 0.77));
    }

    [Fact]
    public void Careful_words_tell_something_and_not_everything()
    {
        var cited = Accuracy(Drafts.Where(draft => draft.Draft.Text.Contains("I went over the lines a second time.", StringComparison.Ordinal)));
        var vague = Accuracy(Drafts.Where(draft => draft.Draft.Text.Contains("I had a quick look only.", StringComparison.Ordinal)));

        Assert.InRange(cited, 0.78, 0.96);
        Assert.InRange(vague, 0.40, 0.70);
    }

    [Fact]
    public void Two_thousand_tickets_with_six_drafts_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        var drafted = Enumerable.Range(0, 2000).Sum(index => World.Candidates(World.Ticket("speed", index), 6).Count);

        Assert.Equal(12_000, drafted);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Accuracy(IEnumerable<(DraftedTicket Ticket, Candidate Draft, Truth Truth)> drafts) =>
        drafts.Average(draft => draft.Truth.Numeric ? 1.0 : 0);

    private static IEnumerable<string> Keys<T>(T record) =>
        JsonSerializer.SerializeToElement(record).EnumerateObject().Select(property => property.Name);
}
