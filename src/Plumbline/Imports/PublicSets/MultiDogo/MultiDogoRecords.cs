using System.Globalization;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.MultiDogo;

/// <summary>What a turn is kept as: a prompt of its conversation with domain, split and intent.</summary>
internal static class MultiDogoRecords
{
    public const string Domain = "domain";
    public const string Split = "split";

    public static PublicSource Source { get; } = new(
        "github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset", "baa30639c4b271f394b81443c842193407cdf26d", "CDLA-Permissive-1.0",
        "Peskov et al., \"Multi-Domain Goal-Oriented Dialogues (MultiDoGO)\", 2019 (Amazon)");

    /// <summary>A turn may be empty: the customer sent nothing that could be read.</summary>
    public static PublicItem Of(string domain, string split, CsvRecord row)
    {
        var (conversation, turn) = (row.Text("conversationId"), row.Number("turnNumber"));
        return new(row.Line, new Trace(
            string.Create(CultureInfo.InvariantCulture, $"multidogo-{domain}-{conversation}-{turn}"), DateTimeOffset.UnixEpoch, [new("user", row.OptionalText("utterance") ?? "")],
            Conversation: conversation,
            Attributes: Source.Attributes((Domain, domain), (Split, split), ("intent", row.OptionalText("intent")), ("slots", row.OptionalText("slot-labels")))));
    }
}
