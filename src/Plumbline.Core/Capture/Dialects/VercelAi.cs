using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>The telemetry of the Vercel AI SDK up to version 6. The outer span repeats what its do… span says; only that is the call of a model.</summary>
internal sealed class VercelAi : IDialect
{
    private const string Settings = "ai.settings.";

    public bool Speaks(StepFacts facts) => facts.Has("ai.operationId") || (facts.Source.ScopeName == "ai" && !facts.Has("gen_ai.operation.name"));

    public StepFields Read(StepFacts facts)
    {
        var operation = facts.Text("ai.operationId") ?? facts.Text("operation.name")?.Split(' ')[0];
        return new()
        {
            Kind = KindOf(operation),
            IsModelCall = operation is null ? null : IsCall(operation),
            Provider = facts.Text("ai.model.provider")?.Split('.')[0],
            RequestedModel = facts.Text("ai.model.id"),
            ServedModel = facts.Text("ai.response.model"),
            ResponseId = facts.Text("ai.response.id"),
            Parameters = Content.Members(facts.Under(Settings).Where(pair => pair.Key != "maxRetries" && !pair.Key.Contains('.', StringComparison.Ordinal))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Setting(pair.Key), (JsonElement?)Content.Raw(pair.Value)))),
            Input = facts.Json("ai.prompt.messages", "ai.prompt") is { } prompt ? ChatForm.Input(prompt) : facts.Json("ai.toolCall.args", "ai.values", "ai.value"),
            Output = Answer(facts) ?? facts.Json("ai.toolCall.result"),
            Tools = facts.Json("ai.prompt.tools") is { } tools ? ToolForm.Of(tools) : null,
            Usage = Usage(facts),
            FinishReasons = facts.Text("ai.response.finishReason", "ai.finishReason") is { } reason ? [reason] : null,
            FirstTokenAt = Times.After(facts.StartedAt, facts.Number("ai.response.msToFirstChunk") ?? FirstChunk(facts)),
            Metadata = facts.Text("ai.telemetry.functionId") is { } function ? Content.Members([("function_id", Content.Text(function))]) : null,
        };
    }

    private static bool IsCall(string operation) => operation is "ai.generateText.doGenerate" or "ai.streamText.doStream" or "ai.generateObject.doGenerate" or "ai.streamObject.doStream";

    private static StepKind? KindOf(string? operation) => operation switch
    {
        null => null,
        "ai.toolCall" => StepKind.Tool,
        "ai.embed.doEmbed" or "ai.embedMany.doEmbed" => StepKind.Embedding,
        "ai.rerank.doRerank" => StepKind.Reranker,
        _ when IsCall(operation) => StepKind.Generation,
        _ => StepKind.Chain,
    };

    private static string Setting(string name) => name switch
    {
        "topP" => "top_p",
        "topK" => "top_k",
        "maxTokens" or "maxOutputTokens" => "max_tokens",
        "frequencyPenalty" => "frequency_penalty",
        "presencePenalty" => "presence_penalty",
        "stopSequences" => "stop_sequences",
        _ => name,
    };

    /// <summary>The answer: its text, or its object, with the calls of tools and the reasoning beside it.</summary>
    private static JsonElement? Answer(StepFacts facts)
    {
        var text = facts.Text("ai.response.text", "ai.result.text") ?? facts.Text("ai.response.object", "ai.result.object");
        var calls = facts.Json("ai.response.toolCalls", "ai.result.toolCalls") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list : default(JsonElement?);
        if (text is null && calls is null)
        {
            return null;
        }

        var content = new JsonArray();
        foreach (var (type, said) in new[] { ("reasoning", facts.Text("ai.response.reasoning")), ("text", text) })
        {
            if (said is not null)
            {
                content.Add((JsonNode)new JsonObject { ["type"] = type, ["text"] = said });
            }
        }

        var message = new JsonObject { ["role"] = "assistant", ["content"] = content };
        if (calls is { } made)
        {
            message["tool_calls"] = JsonNode.Parse(made.GetRawText());
        }

        return ChatForm.Output(Content.Of(message));
    }

    private static IReadOnlyDictionary<string, long>? Usage(StepFacts facts) => UsageNames.Usage(
    [
        ("input", facts.Integer("ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens")),
        ("output", facts.Integer("ai.usage.outputTokens", "ai.usage.completionTokens")),
        ("total", facts.Integer("ai.usage.totalTokens")),
        ("cache_read", facts.Integer("ai.usage.inputTokenDetails.cacheReadTokens", "ai.usage.cachedInputTokens")),
        ("cache_write", facts.Integer("ai.usage.inputTokenDetails.cacheWriteTokens")),
        ("reasoning", facts.Integer("ai.usage.outputTokenDetails.reasoningTokens", "ai.usage.reasoningTokens")),
    ]);

    private static double? FirstChunk(StepFacts facts)
    {
        foreach (var moment in facts.Events)
        {
            if (moment.Name == "ai.stream.firstChunk" && moment.Attributes.TryGetValue("ai.response.msToFirstChunk", out var milliseconds))
            {
                return milliseconds.AsNumber();
            }
        }

        return null;
    }
}
