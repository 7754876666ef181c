using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>What a span says of its trace, in whichever dialect: who asked, in which conversation, where it ran.</summary>
internal static class WholeTrace
{
    private static readonly string[] OfMachines = ["host.", "process.", "os.", "telemetry.", "container.", "k8s.", "device.", "service.", "faas.", "cloud.account", "cloud.resource", "deployment.environment"];

    public static TraceFields Of(StepFacts facts, string? rootName)
    {
        var resource = new StepFacts(facts.Source.Resource, facts.Source, null, []);
        return new()
        {
            Name = facts.Text("langfuse.trace.name", "traceloop.workflow.name", "langsmith.trace.name") ?? rootName,
            User = facts.Text(
                "langfuse.user.id", "user.id", "langfuse.observation.metadata.langfuse_user_id", "langfuse.trace.metadata.langfuse_user_id", "ai.telemetry.metadata.userId",
                "enduser.id", "traceloop.association.properties.user_id", "langsmith.metadata.user_id"),
            Session = facts.Text(
                "langfuse.session.id", "session.id", "gen_ai.conversation.id", "langfuse.observation.metadata.langfuse_session_id", "langfuse.trace.metadata.langfuse_session_id",
                "ai.telemetry.metadata.sessionId", "traceloop.association.properties.session_id", "langsmith.metadata.session_id", "langsmith.metadata.thread_id", "langsmith.metadata.conversation_id"),
            Tags = facts.Texts(
                "langfuse.trace.tags", "langfuse.tags", "langfuse.observation.metadata.langfuse_tags", "langfuse.trace.metadata.langfuse_tags", "ai.telemetry.metadata.tags", "tag.tags", "langsmith.span.tags"),
            Environment = facts.Text("langfuse.environment", "deployment.environment.name", "deployment.environment") ?? resource.Text("langfuse.environment", "deployment.environment.name", "deployment.environment"),
            Release = facts.Text("langfuse.release") ?? resource.Text("langfuse.release", "service.version"),
            Version = facts.Text("langfuse.version") ?? resource.Text("service.version"),
            Service = resource.Text("service.name"),
            Input = facts.Json("langfuse.trace.input"),
            Output = facts.Json("langfuse.trace.output"),
            Metadata = Metadata(facts),
        };
    }

    /// <summary>The client's own facts; of the process only what is not about its machine.</summary>
    private static JsonElement? Metadata(StepFacts facts) => Content.Members(
    [
        .. Members(Flat.Metadata(facts, "langfuse.trace.metadata", "langfuse_user_id", "langfuse_session_id", "langfuse_tags")),
        .. Members(Flat.Metadata(facts, "ai.telemetry.metadata", "userId", "sessionId", "tags")),
        .. Members(Flat.Metadata(facts, "traceloop.association.properties", "user_id", "session_id")),
        ("resource", Content.Members(facts.Source.Resource.Where(pair => !Array.Exists(OfMachines, prefix => pair.Key.StartsWith(prefix, StringComparison.Ordinal)) && !pair.Key.StartsWith("langfuse.", StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (JsonElement?)Content.Raw(pair.Value))))),
    ]);

    private static IEnumerable<(string, JsonElement?)> Members(JsonElement? map) => map is { } members ? members.EnumerateObject().Select(member => (member.Name, (JsonElement?)member.Value)) : [];
}
