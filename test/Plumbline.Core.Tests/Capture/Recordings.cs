using System.IO.Compression;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>Requests that published clients sent; they are not part of the repository.</summary>
internal static class Recordings
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PLUMBLINE_CLIENTS") is { Length: > 0 } named ? named : Path.Combine(Root(), "..", "shared", "clients");

    /// <summary>The OTLP requests of a script, in the order in which they were sent; the test is skipped where there are none.</summary>
    public static IReadOnlyList<Recording> Of(string script)
    {
        var path = Path.Combine(Folder, "recorded", script + ".json");
        Assert.SkipUnless(File.Exists(path), "No recorded requests: set PLUMBLINE_CLIENTS to their folder.");
        return [.. JsonElement.Parse(File.ReadAllBytes(path)).EnumerateArray().Where(request => request.TryGetProperty("otlp", out _)).Select(request => new Recording(
            request.GetProperty("path").GetString()!,
            request.GetProperty("headers").GetProperty("content-type").GetString()!.StartsWith("application/json", StringComparison.Ordinal),
            Body(request),
            request.GetProperty("otlp")))];
    }

    private static byte[] Body(JsonElement request)
    {
        var body = request.GetProperty("bodyBase64").GetBytesFromBase64();
        if (!request.GetProperty("headers").TryGetProperty("content-encoding", out var encoding) || encoding.GetString() != "gzip")
        {
            return body;
        }

        using var open = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        open.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is { } parent && !File.Exists(Path.Combine(folder.FullName, "Plumbline.slnx")))
        {
            folder = parent;
        }

        return folder.FullName;
    }
}

internal sealed record Recording(string Path, bool IsJson, byte[] Body, JsonElement View)
{
    public bool IsLogs => Path.EndsWith("logs", StringComparison.Ordinal);

    public OtlpTraces Traces() => IsJson ? OtlpJson.Traces(Body) : OtlpReader.Traces(Body);

    public OtlpLogs Logs() => IsJson ? OtlpJson.Logs(Body) : OtlpReader.Logs(Body);

    public IReadOnlyList<CapturedPart> Parts() => IsLogs ? OtlpParts.Of(Logs(), DateTimeOffset.UnixEpoch) : OtlpParts.Of(Traces(), DateTimeOffset.UnixEpoch);

    public IReadOnlyList<CapturedScore> Scores() => IsLogs ? OtlpScores.Of(Logs(), DateTimeOffset.UnixEpoch) : OtlpScores.Of(Traces(), DateTimeOffset.UnixEpoch);
}
