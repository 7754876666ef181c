using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>Items with three candidates a, b and c, and labels on them.</summary>
internal static class SomeItems
{
    public static DatasetItem Item(string id, params IReadOnlyList<DatasetLabel> labels) => new(
        id, $"prompt:{id}", Split.Train, [new("user", $"Question {id}")], [new("a", $"{id}: a"), new("b", $"{id}: b"), new("c", $"{id}: c")], labels);

    public static DatasetLabel Score(string id, string candidate, double? score, string dimension = "tone", Origin origin = Origin.HumanBlind) =>
        new(id, candidate, dimension, "reviewer", origin, score);

    /// <summary>1: the first is better, 0: the other is, 0.5: a tie.</summary>
    public static DatasetLabel Vote(string id, string candidate, string other, double? score, string dimension = "overall") =>
        new(id, candidate, dimension, "reviewer", Origin.HumanBlind, score, other);
}
