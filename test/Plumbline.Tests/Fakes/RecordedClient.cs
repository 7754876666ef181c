using System.Text.Json;
using Plumbline.Layout;

namespace Plumbline.Fakes;

/// <summary>Requests that published clients made, which are not part of the repository: PLUMBLINE_CLIENTS, else ../shared/clients beside its root.</summary>
internal sealed record RecordedRequest(string Path, string ContentType, string? ContentEncoding, byte[] Body, JsonElement Readable)
{
    /// <summary>Every request of a client that was sent to one of the paths; skips the test when the recording is not there.</summary>
    public static IReadOnlyList<RecordedRequest> Of(string client, params string[] paths)
    {
        var folder = Environment.GetEnvironmentVariable("PLUMBLINE_CLIENTS") is { Length: > 0 } given ? given : System.IO.Path.Combine(Repository.Root, "..", "shared", "clients");
        var file = System.IO.Path.Combine(folder, "recorded", $"{client}.json");
        Assert.SkipUnless(File.Exists(file), $"The recording is not here: {client}. Name its folder in PLUMBLINE_CLIENTS.");
        return [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray().Where(request => paths.Contains(request.GetProperty("path").GetString())).Select(Read)];
    }

    private static RecordedRequest Read(JsonElement request)
    {
        var headers = request.GetProperty("headers");
        return new(
            request.GetProperty("path").GetString()!, headers.GetProperty("content-type").GetString()!,
            headers.TryGetProperty("content-encoding", out var packed) ? packed.GetString() : null,
            request.GetProperty("bodyBase64").GetBytesFromBase64(), request.TryGetProperty("otlp", out var readable) ? readable.Clone() : default);
    }
}
