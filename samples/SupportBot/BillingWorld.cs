using SupportBot.Answers;
using SupportBot.Customers;
using SupportBot.Questions;
using SupportBot.Reviewers;

namespace SupportBot;

/// <summary>
/// A simulated billing-support product with planted truth: customers, a base bot, reviewers, reactions and outcomes.
/// Everything is a pure function of the settings, a slice and an index; nothing here depends on the order of calls.
/// </summary>
/// <param name="settings">The seed and the one parameter in which the worlds differ.</param>
public sealed class BillingWorld(WorldSettings settings)
{
    /// <summary>Share of outcomes that ever become known, whatever the answer.</summary>
    public const double OutcomeKnownShare = Aftermath.KnownShare;

    /// <summary>Share of served answers that get a thumb, whatever the answer.</summary>
    public const double ThumbRate = Behaviour.ServedThumbRate;

    /// <summary>Name of the base bot's model.</summary>
    public const string BaseModel = "billing-base-1";

    /// <summary>Family of the base bot's model.</summary>
    public const string BaseFamily = "billing-base";

    /// <summary>What this world was made from.</summary>
    public WorldSettings Settings { get; } = settings;

    /// <summary>The reviewers of the billing team; their skill is known to the world alone.</summary>
    public static IReadOnlyList<Annotator> Annotators => Staff.All;

    /// <summary>The ticket at a place of a slice. Slices are disjoint: no two share a customer.</summary>
    public Ticket Ticket(string slice, int index)
    {
        var facts = Facts(slice, index);
        var id = $"{slice}-{index:00000}";
        var user = Plumbline.Statistics.SplitMix64.For(Settings.Seed, $"world/user/{id}").Next();
        return new(
            id,
            slice,
            index,
            $"conversation-{id}",
            $"user-{user:x16}",
            PromptText.Briefing(facts),
            PromptText.Question(facts, Draws("prompt", slice, index)),
            new(facts.Question.Correct / 100m, Money.Text(facts.Question.Correct)),
            facts.Difficulty,
            new Dictionary<string, string> { ["colour"] = facts.Colour, ["channel"] = index % 3 == 0 ? "mail" : "chat" });
    }

    /// <summary>The base bot's first <paramref name="k"/> drafts for a ticket; more drafts never change the earlier ones.</summary>
    public IReadOnlyList<Candidate> Candidates(Ticket ticket, int k)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var facts = Facts(ticket.Slice, ticket.Index);
        var candidates = new Candidate[k];
        for (var draft = 0; draft < k; draft++)
        {
            var plan = PlanOf(facts, ticket, draft);
            var text = new AnswerText(facts, plan, Draws($"wording/{draft}", ticket.Slice, ticket.Index)).Write();
            candidates[draft] = new($"{ticket.Id}-{draft}", draft, text, BaseModel, BaseFamily, TemperatureOf(draft));
        }

        return candidates;
    }

    /// <summary>What an annotator says to a draft on one dimension; the same whenever asked again.</summary>
    public Judgement Judge(Annotator annotator, Ticket ticket, Candidate candidate, string dimension)
    {
        ArgumentNullException.ThrowIfNull(annotator);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(candidate);
        var chance = Draws($"judgement/{annotator.Id}/{dimension}/{candidate.Index}", ticket.Slice, ticket.Index);
        var score = Review.Score(annotator, Truth(ticket, candidate), dimension, chance);
        return new($"{candidate.Id}-{annotator.Id}-{dimension}", annotator.Id, candidate.Id, dimension, score);
    }

    /// <summary>What the customer does on seeing a draft.</summary>
    public Reaction React(Ticket ticket, Candidate candidate, Exposure exposure)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(candidate);
        var facts = Facts(ticket.Slice, ticket.Index);
        var customer = Customer.Of(Settings.Seed, ticket.Slice, ticket.Index, facts);
        var chance = Draws($"reaction/{exposure}/{candidate.Index}", ticket.Slice, ticket.Index);
        return Behaviour.Draw(customer, PlanOf(facts, ticket, candidate.Index), exposure, Settings.ThumbBias, chance);
    }

    /// <summary>What serving a draft cost the product.</summary>
    public Usage Usage(Ticket ticket, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(candidate);
        return SupportBot.Usage.Of(ticket.Prompt, candidate.Text, Draws($"usage/{candidate.Index}", ticket.Slice, ticket.Index));
    }

    /// <summary>What became of the customer, or null where nobody ever learns it.</summary>
    public Outcome? Outcome(Ticket ticket, Candidate candidate, DateTimeOffset servedAt)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(candidate);
        var facts = Facts(ticket.Slice, ticket.Index);
        var customer = Customer.Of(Settings.Seed, ticket.Slice, ticket.Index, facts);
        var chance = Draws($"outcome/{candidate.Index}", ticket.Slice, ticket.Index);
        return Aftermath.Draw(customer, PlanOf(facts, ticket, candidate.Index), servedAt, chance);
    }

    /// <summary>What is really so about a draft: for the world's own tests, never for the product.</summary>
    public Truth Truth(Ticket ticket, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(candidate);
        var plan = PlanOf(Facts(ticket.Slice, ticket.Index), ticket, candidate.Index);
        return new(plan.IsCorrect, plan.Slip == PolicySlip.None, plan.Tone, Impression.Appeal(plan));
    }

    private static double TemperatureOf(int draft) => BotSettings.Temperatures[draft % BotSettings.Temperatures.Length];

    private Case Facts(string slice, int index) => Case.Of(Settings.Seed, slice, index);

    private Plan PlanOf(Case facts, Ticket ticket, int draft) =>
        PlanDraw.Draw(facts, TemperatureOf(draft), Draws($"plan/{draft}", ticket.Slice, ticket.Index));

    private Chance Draws(string purpose, string slice, int index) =>
        Chance.For(Settings.Seed, $"world/{purpose}/{slice}/{index}");
}
