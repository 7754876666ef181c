using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.GetAnotherLabel;

/// <summary>What the set is kept as: a trace an item, a label for every answer of a worker, and one for the truth where it was published.</summary>
/// <remarks>
/// A worker who answers twice about an item has two votes. The set does not say whether the second revises the first, so none is dropped; each has an id
/// of its own, numbered among the item's answers in the order of the file. The worker's id is in none of them.
/// </remarks>
internal static class GetAnotherLabelRecords
{
    /// <summary>What workers answered.</summary>
    public const string Dimension = "category";

    /// <summary>What was published as true. Nobody says who found it, so it counts as no person's judgement.</summary>
    public const string Truth = "truth";

    public static PublicSource Source { get; } = new(
        "github.com/ipeirotis/Get-Another-Label", "9fe6c56a7a157dba1a12018f696bad56806125b7", "Apache-2.0",
        "Panagiotis Ipeirotis; Sheng, Provost and Ipeirotis, \"Get Another Label? Improving Data Quality and Data Mining Using Multiple, Noisy Labelers\", 2008");

    /// <summary>A line of labels.txt: worker, item, label. The first line of an item brings its trace.</summary>
    public static PublicItem Answer(long line, CrowdFolder folder, IReadOnlyList<string> values, Occurrences seen)
    {
        if (values.Count != 3)
        {
            throw new RecordException("line", $"A line is a worker, an item and a label with tabs between, not {values.Count} values.");
        }

        var (item, number) = (values[1], seen.Next(values[1]));
        var label = new Label(
            $"{IdOf(folder, item)}-{number}", IdOf(folder, item), Dimension, values[0], Origin.HumanBlind, DateTimeOffset.UnixEpoch, folder.Score(values[2]));
        return new(line, number == 1 ? Item(folder, item) : null, [label]);
    }

    /// <summary>A line of a file of known truth: item, label, and nothing after it but a tab that was left there.</summary>
    public static PublicItem Known(long line, CrowdFolder folder, IReadOnlyList<string> values)
    {
        if (values.Count < 2 || values.Skip(2).Any(value => value.Length > 0))
        {
            throw new RecordException("line", $"A line is an item and a label with a tab between, not {values.Count} values.");
        }

        return new(line, Labels: [new(
            $"{IdOf(folder, values[0])}-{Truth}", IdOf(folder, values[0]), Truth, Truth, Origin.Synthetic, DateTimeOffset.UnixEpoch, folder.Score(values[1]))]);
    }

    private static Trace Item(CrowdFolder folder, string item) => new(
        IdOf(folder, item), DateTimeOffset.UnixEpoch, [new("user", item)], Attributes: Source.Attributes(("folder", folder.Folder)));

    /// <summary>Items may be addresses; an id is short and says nothing.</summary>
    private static string IdOf(CrowdFolder folder, string item) => $"{folder.Items}-{ContentHash.Of(item)[..16]}";
}
