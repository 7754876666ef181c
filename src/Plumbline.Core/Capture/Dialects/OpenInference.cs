using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>OpenInference, as Phoenix and its instrumentations write it: lists flattened by index.</summary>
internal sealed class OpenInference : IDialect
{
    private static readonly string[] DocumentLists = ["retrieval.documents.", "reranker.output_documents."];

    public bool Speaks(StepFacts facts) => facts.Has("openinference.span.kind");

    public StepFields Read(StepFacts facts)
    {
        var kind = facts.Text("openinference.span.kind")?.ToUpperInvariant();
        return new()
        {
            Kind = KindOf(kind),
            IsModelCall = kind is null ? null : kind == "LLM",
            Provider = facts.Text("llm.provider", "llm.system"),
            RequestedModel = facts.Text("llm.request.model_name", "llm.model_name", "embedding.model_name"),
            ServedModel = facts.Text("llm.response.model_name", "llm.model_name", "embedding.model_name"),
            Parameters = Content.Object(facts.Json("llm.invocation_parameters")),
            Input = Messages(facts, "llm.input_messages.", isAnswer: false) ?? Texts(facts, "llm.prompts.", "prompt", isAnswer: false) ?? Value(facts, "input", kind, isAnswer: false),
            Output = Messages(facts, "llm.output_messages.", isAnswer: true) ?? Texts(facts, "llm.choices.", "completion", isAnswer: true)
                ?? Value(facts, "output", kind, isAnswer: true) ?? Documents(facts),
            Tools = Tools(facts),
            Usage = Usage(facts),
            Cost = UsageNames.Cost([("input", facts.Number("llm.cost.prompt")), ("output", facts.Number("llm.cost.completion")), ("total", facts.Number("llm.cost.total"))]),
            PromptName = facts.Text("prompt.id"),
            PromptVersion = facts.Text("llm.prompt_template.version"),
            FinishReasons = facts.Text("llm.finish_reason") is { } reason ? [reason] : null,
            Metadata = Content.Object(facts.Json("metadata")),
        };
    }

    private static StepKind? KindOf(string? kind) => kind switch
    {
        null => null,
        "LLM" => StepKind.Generation,
        "EMBEDDING" => StepKind.Embedding,
        "CHAIN" => StepKind.Chain,
        "RETRIEVER" => StepKind.Retriever,
        "RERANKER" => StepKind.Reranker,
        "TOOL" => StepKind.Tool,
        "AGENT" => StepKind.Agent,
        "GUARDRAIL" => StepKind.Guardrail,
        "EVALUATOR" => StepKind.Evaluator,
        _ => StepKind.Span,
    };

    private static JsonElement? Messages(StepFacts facts, string prefix, bool isAnswer)
    {
        JsonNode[] messages = [.. FlatLists.Of(facts, prefix).Select(item => item["message"]).OfType<JsonObject>().Select(message => OpenInferenceMessage.Of(message, isAnswer))];
        return messages.Length == 0 ? null : Read(Content.Of(new JsonArray(messages)), isAnswer);
    }

    private static JsonElement? Texts(StepFacts facts, string prefix, string name, bool isAnswer)
    {
        JsonNode[] texts = [.. FlatLists.Of(facts, prefix).Select(item => item[name]?["text"]).OfType<JsonNode>()
            .Select(text => new JsonObject { ["role"] = isAnswer ? "assistant" : "user", ["content"] = text.DeepClone() })];
        return texts.Length == 0 ? null : Read(Content.Of(new JsonArray(texts)), isAnswer);
    }

    /// <summary>The whole of what went in or out: JSON when its type says so, else a text as it is.</summary>
    private static JsonElement? Value(StepFacts facts, string side, string? kind, bool isAnswer)
    {
        if (!facts.Attributes.TryGetValue(side + ".value", out var raw) || raw.Kind == OtlpValueKind.Null)
        {
            return null;
        }

        var value = facts.Text(side + ".mime_type") is "text/plain" ? Content.Raw(raw) : Content.Of(raw);
        return value is { } said && kind == "LLM" ? Read(said, isAnswer) : value;
    }

    private static JsonElement Read(JsonElement value, bool isAnswer) => isAnswer ? ChatForm.Output(value) : ChatForm.Input(value);

    private static JsonElement? Documents(StepFacts facts)
    {
        JsonNode?[] documents = [.. DocumentLists.SelectMany(prefix => FlatLists.Of(facts, prefix)).Select(item => (item["document"] ?? item).DeepClone())];
        return documents.Length == 0 ? null : Content.Of(new JsonArray(documents));
    }

    private static JsonElement? Tools(StepFacts facts)
    {
        JsonNode?[] tools = [.. FlatLists.Of(facts, "llm.tools.").Select(item => item["tool"]?["json_schema"]?.DeepClone()).OfType<JsonNode>()];
        return tools.Length == 0 ? null : ToolForm.Of(Content.Of(new JsonArray(tools)));
    }

    private static IReadOnlyDictionary<string, long>? Usage(StepFacts facts) => UsageNames.Usage(
    [
        ("input", facts.Integer("llm.token_count.prompt")),
        ("output", facts.Integer("llm.token_count.completion")),
        ("total", facts.Integer("llm.token_count.total")),
        ("cache_read", facts.Integer("llm.token_count.prompt_details.cache_read")),
        ("cache_write", facts.Integer("llm.token_count.prompt_details.cache_write")),
        ("audio_input", facts.Integer("llm.token_count.prompt_details.audio")),
        ("reasoning", facts.Integer("llm.token_count.completion_details.reasoning")),
        ("audio_output", facts.Integer("llm.token_count.completion_details.audio")),
    ]);
}
