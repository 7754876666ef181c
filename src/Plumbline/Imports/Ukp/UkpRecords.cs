using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.Ukp;

/// <summary>What a pair is kept as: a trace with the arguments as candidates, and a label that compares them for each worker.</summary>
internal static class UkpRecords
{
    /// <summary>What the workers were asked about.</summary>
    public const string Dimension = "convincingness";

    public static (Trace Trace, IReadOnlyList<Label> Labels) Of(UkpPair pair, UkpDebate debate)
    {
        var id = $"ukp-{pair.Id}";
        var trace = new Trace(
            id,
            pair.Judgements.Count == 0 ? DateTimeOffset.UnixEpoch : pair.Judgements.Min(judgement => judgement.At),
            [new("user", $"{pair.Title}\nArgue for: {pair.First.Stance}")],
            Conversation: debate.Name,
            Candidates: [new("a1", pair.First.Text), new("a2", pair.Second.Text)],
            Attributes: Attributes(pair, debate));
        return (trace, [.. pair.Judgements.Select((judgement, index) => Label(trace, judgement, index))]);
    }

    /// <summary>Numbered within the pair, since the assignment's own id leads to the worker in the published corpus.</summary>
    private static Label Label(Trace trace, UkpJudgement judgement, int index) => new(
        $"{trace.Id}-{index}", trace.Id, Dimension, judgement.Worker, Origin.HumanBlind, judgement.At,
        judgement.Value switch { "a1" => 1, "a2" => 0, _ => 0.5 },
        Candidate: "a1", Other: "a2", Rationale: judgement.Reason);

    private static Dictionary<string, string> Attributes(UkpPair pair, UkpDebate debate)
    {
        var attributes = new Dictionary<string, string>
        {
            ["debate"] = debate.Name,
            ["side"] = debate.Side,
            ["argument_1"] = pair.First.Id,
            ["argument_2"] = pair.Second.Id,
            ["source"] = UkpSource.Repository,
            ["commit"] = UkpSource.Commit,
            ["licence"] = UkpSource.Licence,
        };
        if (pair.Url is { Length: > 0 } url)
        {
            attributes["url"] = url;
        }

        if (pair.Gold is { Length: > 0 } gold)
        {
            attributes["gold"] = gold;
        }

        return attributes;
    }
}
