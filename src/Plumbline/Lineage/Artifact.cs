using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>A thing made once and named by the hash of its content: rubric, dataset, pairs, checkpoint, scorecard, gate decision.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that its versions share; null when it has none.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Summary">What a list or a page shows of it, derived from the content.</param>
/// <param name="Parents">What it was made of, as <c>kind:id</c>.</param>
/// <param name="CutFrom">What it was cut from, of which it uses only what is among its parents; null for nothing.</param>
internal sealed record Artifact(string Kind, string? Name, byte[] Content, JsonElement Summary, IReadOnlyList<string> Parents, string? CutFrom = null)
{
    public string Hash { get; } = ContentHash.Of(Content);

    /// <summary>A new artifact with a summary of any shape.</summary>
    public static Artifact Of<T>(string kind, string? name, byte[] content, T summary, IReadOnlyList<string> parents, string? cutFrom = null) =>
        new(kind, name, content, JsonSerializer.SerializeToElement(summary, WireFormat.WithNulls), parents, cutFrom);

    /// <summary>The kept form; made before the write is queued, because compressing is work.</summary>
    public Blob Blob() => Storage.Blob.Of(Content);
}

/// <summary>An artifact in a list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Hash">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Summary">What it holds.</param>
/// <param name="Forgotten">How many of the facts it was made of were forgotten on request since; its content is as it was.</param>
internal sealed record ArtifactRow(string Kind, string Hash, string? Name, DateTimeOffset CreatedAt, JsonElement Summary, long Forgotten = 0)
{
    public T SummaryAs<T>() => Summary.Deserialize<T>(WireFormat.WithNulls)!;
}
