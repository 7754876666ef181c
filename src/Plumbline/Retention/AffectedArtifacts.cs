namespace Plumbline.Retention;

/// <summary>
/// Which artifacts are made of some facts: dataset versions and scorecards that hold them, pair sets that rest on labels on them, and checkpoints that
/// learned from those pairs or from a checkpoint that did.
/// </summary>
internal static class AffectedArtifacts
{
    /// <summary>Kind, hash and number of facts, from the edges of lineage.</summary>
    /// <param name="among">True of the keys that are meant, given the name of a column.</param>
    public static string Sql(Func<string, string> among) => $"""
        with recursive reached (key, item) as (
          select * from (
            select edge.child, edge.parent from edge where {among("edge.parent")}
            union select edge.child, label.trace_key from label join edge on edge.parent = label.key where {among("label.trace_key")}
            union select edge.child, feedback.trace_key from feedback join edge on edge.parent = feedback.key where {among("feedback.trace_key")}
          ) as held
          union
          select edge.child, reached.item
          from reached join edge on edge.parent = reached.key join node on node.key = edge.child
          where edge.context = 0 and node.kind in ('pairs', 'checkpoint')
        )
        select node.kind as Kind, node.id as Hash, count(distinct reached.item) as Items
        from reached join node on node.key = reached.key
        where node.kind in ('dataset', 'pairs', 'checkpoint', 'scorecard')
        group by node.kind, node.id
        """;
}
