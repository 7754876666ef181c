using System.Data.Common;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>
/// Keeps what a thing was made of, as short keys: a set of pairs may rest on a hundred thousand labels. What a thing was only cut
/// from is kept beside it: lineage shows it, and does not go on from there to what else it holds.
/// </summary>
internal static class Edges
{
    /// <summary>Appends the edges of one thing, inside a transaction of the caller's. The same again changes nothing.</summary>
    /// <param name="engine">The engine behind the connection.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="project">Whose it is.</param>
    /// <param name="child">The thing, as <c>kind:id</c>.</param>
    /// <param name="madeOf">What it was made of.</param>
    /// <param name="cutFrom">What it was cut from; null for nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task AppendAsync(
        Engine engine, DbConnection connection, DbTransaction transaction, string project, string child, IReadOnlyList<string> madeOf, string? cutFrom, CancellationToken cancel)
    {
        var start = Node.Of(child);
        var key = start.Key(project);
        (Node Node, byte[] Key, long Context)[] parents =
        [
            .. madeOf.Select(parent => (parent, Context: 0L)).Concat(cutFrom is null ? [] : [(cutFrom, 1L)])
                .DistinctBy(edge => edge.parent).Select(edge => (Node.Of(edge.parent), edge.Context)).Select(edge => (edge.Item1, edge.Item1.Key(project), edge.Context)),
        ];
        Array.Sort(parents, static (one, other) => one.Key.AsSpan().SequenceCompareTo(other.Key)); // in the order of the index: pages are filled, not split
        (Node Node, byte[] Key)[] nodes = [(start, key), .. parents.Where(parent => !parent.Node.IsFact).Select(parent => (parent.Node, parent.Key))];
        await BulkAppend.RunAsync(engine, connection, transaction, "node",
        [
            new("key", nodes.Select(node => node.Key).ToArray()), new("project", nodes.Select(_ => project).ToArray()),
            new("kind", nodes.Select(node => node.Node.Kind).ToArray()), new("id", nodes.Select(node => node.Node.Id).ToArray()),
        ], cancel);
        await BulkAppend.RunAsync(engine, connection, transaction, "edge",
        [
            new("child", parents.Select(_ => key).ToArray()), new("parent", parents.Select(parent => parent.Key).ToArray()),
            new("kind", parents.Select(parent => parent.Node.Kind).ToArray()), new("context", parents.Select(parent => parent.Context).ToArray()),
        ], cancel);
    }
}
