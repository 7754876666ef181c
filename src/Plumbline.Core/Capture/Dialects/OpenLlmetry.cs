using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>OpenLLMetry's own names for steps around a model, and those of LangSmith's OpenTelemetry mode. The calls of models it writes as the old GenAI conventions.</summary>
internal sealed class OpenLlmetry : IDialect
{
    public bool Speaks(StepFacts facts) => facts.HasUnder("traceloop.") || facts.HasUnder("langsmith.") || facts.HasUnder("llm.");

    public StepFields Read(StepFacts facts)
    {
        var kind = KindOf(facts.Text("traceloop.span.kind", "langsmith.span.kind"));
        var isCall = facts.Text("langsmith.span.kind") is { } langsmith ? langsmith.Equals("llm", StringComparison.OrdinalIgnoreCase) : facts.Has("traceloop.span.kind") ? false : default(bool?);
        return new()
        {
            Kind = kind,
            IsModelCall = isCall,
            RequestedModel = facts.Text("llm.request.model"),
            ServedModel = facts.Text("llm.response.model"),
            Input = facts.Json("traceloop.entity.input"),
            Output = facts.Json("traceloop.entity.output"),
            Usage = UsageOf(facts),
            Metadata = Content.Members(facts.Under("langsmith.metadata.").OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Content.Of(pair.Value)))),
        };
    }

    private static StepKind? KindOf(string? kind) => kind?.ToUpperInvariant() switch
    {
        null => null,
        "WORKFLOW" or "TASK" or "CHAIN" => StepKind.Chain,
        "AGENT" => StepKind.Agent,
        "TOOL" => StepKind.Tool,
        "LLM" => StepKind.Generation,
        "RETRIEVER" => StepKind.Retriever,
        "EMBEDDING" => StepKind.Embedding,
        _ => StepKind.Span,
    };

    private static IReadOnlyDictionary<string, long>? UsageOf(StepFacts facts) => Content.Object(facts.Json("langsmith.usage_metadata")) is { } usage
        ? UsageNames.Usage(usage.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var tokens) ? tokens : default(long?))))
        : UsageNames.Usage([("input", facts.Integer("llm.usage.prompt_tokens")), ("output", facts.Integer("llm.usage.completion_tokens")), ("total", facts.Integer("llm.usage.total_tokens"))]);
}
