using System.Text.Json;

namespace Plumbline.Jobs;

/// <summary>Work to enqueue.</summary>
/// <param name="Project">Whose it is.</param>
/// <param name="Kind">Which handler runs it.</param>
/// <param name="Payload">What the handler needs to know, as JSON.</param>
/// <param name="Key">With the same key, project and kind, a second request is the same job; at most 800 characters.</param>
/// <param name="RunAt">Not before this moment; at once when null.</param>
internal sealed record JobRequest(string Project, string Kind, JsonElement Payload, string? Key = null, DateTimeOffset? RunAt = null)
{
    /// <summary>A request whose payload is any record of the wire.</summary>
    public static JobRequest Of<T>(string project, string kind, T payload, string? key = null, DateTimeOffset? runAt = null) =>
        new(project, kind, JsonSerializer.SerializeToElement(payload, WireFormat.Options), key, runAt);
}
