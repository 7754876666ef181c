namespace Plumbline.Lineage;

/// <summary>A thing that lineage leads to, named <c>kind:id</c>.</summary>
/// <param name="Kind">What it is; what has no kind before its id is a release of elsewhere.</param>
/// <param name="Id">Its id, or the hash of its content.</param>
internal sealed record Node(string Kind, string Id)
{
    private static readonly string[] Facts = ["label", "trace", "feedback", "signal", "outcome"];

    /// <summary>Facts are found in their own tables, everything else in the table of nodes.</summary>
    public bool IsFact => Facts.Contains(Kind);

    public static Node Of(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new("release", name) : new(name[..colon], name[(colon + 1)..]);
    }

    /// <summary>Its key within a project; that of a fact is the key that its table has.</summary>
    public byte[] Key(string project) => Storage.Key.Of(project, Kind, Id);
}
