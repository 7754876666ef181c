using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>The GenAI conventions of OpenTelemetry, current and old: attributes, messages as events, and whole prompts in one attribute.</summary>
internal sealed class GenAi : IDialect
{
    private const string Request = "gen_ai.request.";

    private static readonly HashSet<string> ModelCalls = ["chat", "text_completion", "generate_content", "completion"];

    public bool Speaks(StepFacts facts) => facts.HasUnder("gen_ai.");

    public StepFields Read(StepFacts facts)
    {
        var operation = facts.Text("gen_ai.operation.name") ?? Old(facts);
        return new()
        {
            Kind = KindOf(operation),
            IsModelCall = operation is null ? null : ModelCalls.Contains(operation),
            Provider = ProviderOf(facts.Text("gen_ai.provider.name", "gen_ai.system")),
            RequestedModel = facts.Text("gen_ai.request.model"),
            ServedModel = facts.Text("gen_ai.response.model"),
            ResponseId = facts.Text("gen_ai.response.id"),
            Parameters = Parameters(facts),
            Input = GenAiContent.Input(facts),
            Output = GenAiContent.Output(facts),
            Tools = facts.Json("gen_ai.tool.definitions") is { } tools ? ToolForm.Of(tools) : null,
            Usage = Usage(facts),
            Cost = UsageNames.Cost([("total", facts.Number("gen_ai.usage.cost"))]),
            PromptName = facts.Text("gen_ai.prompt.name"),
            PromptVersion = facts.Text("gen_ai.prompt.version"),
            FinishReasons = facts.Texts("gen_ai.response.finish_reasons", "gen_ai.finishReason") ?? GenAiContent.FinishReasons(facts),
            FirstTokenAt = FirstToken(facts),
            Metadata = Metadata(facts),
        };
    }

    /// <summary>Before operations had names a call of a model had a request type, or at least a model and a prompt or tokens.</summary>
    private static string? Old(StepFacts facts) => facts.Text("llm.request.type") switch
    {
        "chat" => "chat",
        "completion" => "text_completion",
        "embedding" or "embeddings" => "embeddings",
        "rerank" => "rerank",
        _ when facts.Has("ai.operationId") || facts.Source.ScopeName == "ai" || facts.Has("traceloop.span.kind") || facts.Has("openinference.span.kind") || facts.Has("gen_ai.tool.name") || facts.Has("gen_ai.tool.call.id") => null,
        _ when facts.Has("gen_ai.request.model") && (facts.HasUnder("gen_ai.usage.") || facts.HasUnder("gen_ai.prompt") || facts.HasUnder("gen_ai.completion")) => "chat",
        _ => null,
    };

    private static StepKind? KindOf(string? operation) => operation switch
    {
        null => null,
        "embeddings" => StepKind.Embedding,
        "execute_tool" => StepKind.Tool,
        "invoke_agent" or "create_agent" or "plan" => StepKind.Agent,
        "invoke_workflow" or "agent_step" or "orchestrate_tools" => StepKind.Chain,
        "retrieval" => StepKind.Retriever,
        "rerank" => StepKind.Reranker,
        _ when ModelCalls.Contains(operation) => StepKind.Generation,
        _ => StepKind.Span,
    };

    private static string? ProviderOf(string? provider) => provider is "xai" ? "x_ai" : provider;

    private static JsonElement? Parameters(StepFacts facts) => Content.Members(
        facts.Under(Request).Where(pair => pair.Key is not "model").Concat(facts.Under("gen_ai.openai.request.")).Concat(facts.Under("openai.request."))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (JsonElement?)Content.Raw(pair.Value))));

    private static IReadOnlyDictionary<string, long>? Usage(StepFacts facts) => UsageNames.Usage(
    [
        ("input", facts.Integer("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens")),
        ("output", facts.Integer("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens")),
        ("total", facts.Integer("gen_ai.usage.total_tokens", "llm.usage.total_tokens")),
        ("cache_read", facts.Integer("gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens")),
        ("cache_write", facts.Integer("gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens")),
        ("reasoning", facts.Integer("gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens")),
        .. facts.Under("gen_ai.usage.").Where(pair => IsModality(pair.Key)).Select(pair => (pair.Key.Replace(".input_tokens", "_input", StringComparison.Ordinal).Replace(".output_tokens", "_output", StringComparison.Ordinal), pair.Value.AsInteger())),
    ]);

    private static bool IsModality(string rest) => rest.Split('.') is ["text" or "image" or "audio" or "video", "input_tokens" or "output_tokens"];

    private static DateTimeOffset? FirstToken(StepFacts facts) =>
        facts.Number("gen_ai.response.time_to_first_chunk") is { } seconds ? Times.After(facts.StartedAt, seconds * 1000) : null;

    /// <summary>What the conventions say and the record has no field for.</summary>
    private static JsonElement? Metadata(StepFacts facts) => Content.Members(
        facts.Attributes.Where(pair => pair.Key.StartsWith("gen_ai.agent.", StringComparison.Ordinal) || pair.Key is "gen_ai.workflow.name" or "gen_ai.data_source.id" or "gen_ai.tool.type" or "gen_ai.output.type")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key["gen_ai.".Length..].Replace('.', '_'), (JsonElement?)Content.Raw(pair.Value))));
}
