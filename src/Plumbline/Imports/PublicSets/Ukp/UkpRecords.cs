using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Ukp;

/// <summary>What a pair is kept as: a trace with the arguments as candidates, and a label that compares them for each worker.</summary>
internal static class UkpRecords
{
    /// <summary>What the workers were asked about.</summary>
    public const string Dimension = "convincingness";

    public static PublicSource Source { get; } = new(
        "github.com/UKPLab/acl2016-convincing-arguments", "ca9d24e41b8805ff2e1d3585d552b49bb64a65f7", "CC-BY-4.0",
        "Ivan Habernal and Iryna Gurevych: Which argument is more convincing? ACL 2016. Arguments from createdebate.com (CC-BY) and convinceme.net (public domain).");

    public static PublicItem Of(UkpPair pair, UkpDebate debate)
    {
        var trace = new Trace(
            $"ukp-{pair.Id}",
            pair.Judgements.Count == 0 ? DateTimeOffset.UnixEpoch : pair.Judgements.Min(judgement => judgement.At),
            [new("user", $"{pair.Title}\nArgue for: {pair.First.Stance}")],
            Conversation: debate.Name,
            Candidates: [new("a1", pair.First.Text), new("a2", pair.Second.Text)],
            Attributes: Source.Attributes(
                ("debate", debate.Name), ("side", debate.Side), ("argument_1", pair.First.Id), ("argument_2", pair.Second.Id), ("url", pair.Url), ("gold", pair.Gold)));
        return new(pair.Line, trace, [.. pair.Judgements.Select((judgement, index) => Label(trace, judgement, index))]);
    }

    /// <summary>Numbered within the pair, since the assignment's own id leads to the worker in the published corpus.</summary>
    private static Label Label(Trace trace, UkpJudgement judgement, int index) => new(
        $"{trace.Id}-{index}", trace.Id, Dimension, judgement.Worker, Origin.HumanBlind, judgement.At,
        judgement.Value switch { "a1" => 1, "a2" => 0, _ => 0.5 },
        Candidate: "a1", Other: "a2", Rationale: judgement.Reason);
}
