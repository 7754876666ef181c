using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What a <c>trace-create</c> says. Of two for one trace, the one with the later <c>body.timestamp</c> counts, whatever their envelopes say.</summary>
internal static class LangfuseTrace
{
    public static CapturedPart Of(string id, LangfuseBody body, DateTimeOffset said, JsonElement? client)
    {
        var at = body.Time("timestamp");
        var whole = new TraceFields
        {
            At = at,
            Name = body.Text("name"),
            User = body.Id("userId"),
            Session = body.Id("sessionId"),
            Tags = body.Texts("tags"),
            Environment = body.Id("environment"),
            Release = body.Id("release"),
            Version = body.Id("version"),
            Input = body.Json("input"),
            Output = body.Json("output"),
            Metadata = body.Facts("metadata"),
        };
        return new(id, body.Id("id") ?? id, at ?? said, Whole: whole with { Attributes = body.Rest(("client", client)) });
    }
}
