using Plumbline.Datasets;
using Plumbline.Evaluators;
using Plumbline.Governors;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Scorecards;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Fresh tickets, answered by several releases.</summary>
internal sealed class ServedSlice(BillingWorld world, DraftedTicket[] tickets)
{
    private static readonly FamilyClosure Stranger = FamilyClosure.Of("offline", [new("offline", [], [])]);
    private static readonly Dictionary<string, IEvaluator> Evaluators = new()
    {
        [Dimensions.NumericAccuracy] = new AmountCheck("amount"),
        [Dimensions.PolicyAdherence] = new HumanEvaluator(Dimensions.PolicyAdherence, Stranger),
        [Dimensions.Tone] = new HumanEvaluator(Dimensions.Tone, Stranger),
    };

    private readonly WorldFacts facts = new(world, "rubric");
    private readonly Dictionary<Policy, SupportBot.Candidate[]> served = [];

    public static ServedSlice Test(BillingWorld world, int round) => new(world, DraftedTicket.Slice(world, TestStep.Slice(round), DemoSettings.TestTickets));

    public static ServedSlice Exposure(BillingWorld world, int round, bool candidate) =>
        new(world, DraftedTicket.Slice(world, ServedTicket.Slice(round, candidate), DemoSettings.ExposureArm, candidate ? DemoSettings.Drafts : 1));

    /// <summary>Means of the planted truth over what a release serves.</summary>
    public Scores Truth(Policy policy) => Scores.Of([.. tickets.Zip(Serve(policy), (drafted, answer) => world.Truth(drafted.Ticket, answer))]);

    /// <summary>What evaluators say: the amount against the ledger's, and what one blind reviewer judged.</summary>
    public ScoreRow[] Rows(Policy policy)
    {
        var panel = new Panel(facts);
        return [.. tickets.Zip(Serve(policy)).SelectMany(pair => Rows(panel, pair.First, pair.Second))];
    }

    /// <summary>What a store would count of a round's arm when its gate decides.</summary>
    public ReleaseTotals Totals(Policy policy, int round)
    {
        var served = ServedTicket.InTurn(round, tickets, Serve(policy));
        var known = ServedTicket.Outcomes(facts, served, DemoCalendar.DecidedAt(round)).Known;
        double[] thumbs = [.. served.Select(one => facts.Reactions(one.Ticket, one.Answer, one.At).Thumb).Where(thumb => thumb is not null).Select(thumb => thumb!.Value!.Value)];
        return new(known.Length, known.Count(outcome => outcome.Value >= 0.5), thumbs.Length, thumbs.Sum(), thumbs.Sum());
    }

    private static IEnumerable<ScoreRow> Rows(Panel panel, DraftedTicket drafted, SupportBot.Candidate answer)
    {
        var trace = WorldFacts.Drafted(drafted, DemoCalendar.TestedFrom(1), "test_1", "test");
        var item = DatasetItems.Of(trace, drafted.Ticket.Conversation, Split.Test, panel.Blind(drafted.Ticket, answer, DemoCalendar.TestJudgedAt(1)));
        var candidate = item.Candidates.Single(candidate => candidate.Id == answer.Id);
        return Evaluators.Select(pair => (Dimension: pair.Key, Said: pair.Value.Score(item, candidate)))
            .Select(score => new ScoreRow(item.Id, score.Dimension, score.Said.Score, score.Said.Reason, null, score.Said.People?.Contamination, score.Said.People?.SetAside));
    }

    private SupportBot.Candidate[] Serve(Policy policy) => served.TryGetValue(policy, out var answers)
        ? answers
        : served[policy] = [.. tickets.Select(drafted => Serve(policy, drafted))];

    private static SupportBot.Candidate Serve(Policy policy, DraftedTicket drafted)
    {
        var best = policy.Rank(drafted.Ticket.Prompt, [.. drafted.Drafts.Select(draft => (draft.Id, draft.Text))])[0].Id;
        return drafted.Drafts.First(draft => draft.Id == best);
    }
}
