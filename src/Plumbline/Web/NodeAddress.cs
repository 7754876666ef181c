namespace Plumbline.Web;

/// <summary>The page of a thing that lineage names as <c>kind:id</c>.</summary>
internal static class NodeAddress
{
    /// <summary>Its own page where its kind has one, its lineage otherwise.</summary>
    public static string Of(string node)
    {
        var (kind, id) = Parts(node);
        return kind switch
        {
            "dataset" => Of("datasets", id),
            "checkpoint" => Of("training", id),
            "scorecard" => Of("scorecards", id),
            "gate" => Of("gates", id),
            "rubric" => Of("rubrics", id),
            "trace" => Of("traces", id),
            _ => Lineage(node),
        };
    }

    public static string Lineage(string node) => $"/lineage?id={Uri.EscapeDataString(node)}";

    /// <summary>The kind and the id of a node; a text without a kind is all id.</summary>
    public static (string Kind, string Id) Parts(string node)
    {
        var colon = node.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", node) : (node[..colon], node[(colon + 1)..]);
    }

    private static string Of(string folder, string id) => $"/{folder}/{Uri.EscapeDataString(id)}";
}
