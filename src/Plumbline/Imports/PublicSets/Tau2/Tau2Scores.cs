using Plumbline.Lineage;
using Plumbline.Scorecards;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>A run as score rows: one a conversation for each component and for the overall reward.</summary>
internal static class Tau2Scores
{
    public const string Overall = "overall";
    private const int RunHashLength = 8;

    /// <summary>The dimensions, in the order they are shown.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["db", "env", "action", "communicate", Overall];

    /// <summary>An id that is the same for the same run whatever file it came in.</summary>
    public static string IdOf(Tau2Run run)
    {
        var content = string.Join('\n', run.Conversations.Select(one => one.Id).Order(StringComparer.Ordinal).Prepend(run.Model).Prepend(run.Domain));
        return $"tau2-{FileName.Of(run.Domain)}-{FileName.Of(run.Model)}-{ContentHash.Of(content)[..RunHashLength]}";
    }

    /// <summary>An id that is the same for the same task and trial whatever the model, so that runs can be compared.</summary>
    public static string ItemOf(Tau2Run run, Tau2Conversation conversation) =>
        $"{TaskOf(run, conversation)}{(conversation.Trial == 0 ? "" : $"-trial-{conversation.Trial}")}";

    /// <summary>The rows; a conversation without a check is missing there, with the reason. Trials of one task share a cluster.</summary>
    public static IReadOnlyList<ScoreRow> RowsOf(Tau2Run run)
    {
        var repeated = run.Conversations.DistinctBy(one => one.Task).Count() < run.Conversations.Count;
        return
        [
            .. from conversation in run.Conversations
               from dimension in Dimensions
               let score = ScoreOf(conversation, dimension)
               let reason = score is null ? WhyMissing(conversation, dimension) : null
               select new ScoreRow(ItemOf(run, conversation), dimension, score, reason, repeated ? TaskOf(run, conversation) : null),
        ];
    }

    private static string TaskOf(Tau2Run run, Tau2Conversation conversation) => $"{FileName.Of(run.Domain)}-{FileName.Of(conversation.Task)}";

    private static double? ScoreOf(Tau2Conversation conversation, string dimension) =>
        dimension == Overall ? conversation.Reward : conversation.Checks.TryGetValue(dimension, out var share) ? share : null;

    private static string WhyMissing(Tau2Conversation conversation, string dimension) => conversation.Checks.Count == 0
        ? $"The benchmark checked nothing: the conversation ended with {conversation.TerminationReason}."
        : $"The benchmark made no {dimension} check on this conversation.";
}
