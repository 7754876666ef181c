using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>What an event says of an observation: a span, a generation, an event, or one of the newer kinds.</summary>
internal static class LangfuseStep
{
    private const string Create = "-create";
    private const string Update = "-update";

    /// <summary>The kind and whether it is an update; null when the type speaks of no observation.</summary>
    public static (StepKind Kind, bool IsUpdate)? Speaks(string? type, LangfuseBody body)
    {
        var isUpdate = type?.EndsWith(Update, StringComparison.Ordinal) == true;
        if (type is null || !(isUpdate || type.EndsWith(Create, StringComparison.Ordinal)))
        {
            return null;
        }

        var word = type[..^Create.Length];
        var said = word == "observation" ? body.Text("type") ?? "span" : word;
        return KindOf(said) is { } kind ? (kind, isUpdate)
            : word == "observation" ? body.Refuse<(StepKind, bool)?>("type", $"'{said}' is no type of observation; such as SPAN, GENERATION and EVENT are.")
            : null;
    }

    public static CapturedPart Of(string id, LangfuseBody body, DateTimeOffset said, (StepKind Kind, bool IsUpdate) step, JsonElement? client)
    {
        var span = body.Id("id") ?? id;
        var fields = Fields(body, step.Kind);
        var whole = new TraceFields { Environment = body.Id("environment"), Attributes = Content.Members([("client", client)]) };
        return new(id, body.Id("traceId") ?? span, said, step.IsUpdate, span, fields with { Attributes = Attributes(body, fields) }, whole);
    }

    private static StepFields Fields(LangfuseBody body, StepKind kind)
    {
        var isCall = kind == StepKind.Generation;
        var model = body.Id("model");
        return new()
        {
            Parent = body.Id("parentObservationId"),
            Kind = kind,
            IsModelCall = isCall,
            Name = body.Text("name"),
            StartedAt = body.Time("startTime"),
            EndedAt = body.Time("endTime"),
            FirstTokenAt = body.Time("completionStartTime"),
            Level = Level(body),
            StatusMessage = body.Text("statusMessage"),
            RequestedModel = model,
            ServedModel = model,
            Parameters = body.Object("modelParameters"),
            Input = body.Json("input") is { } input && isCall ? ChatForm.Input(input) : body.Json("input"),
            Output = body.Json("output") is { } output && isCall ? ChatForm.Output(output) : body.Json("output"),
            Usage = LangfuseUsage.Tokens(body),
            Cost = LangfuseUsage.Dollars(body),
            PromptName = body.Id("promptName"),
            PromptVersion = body.Id("promptVersion"),
            Metadata = body.Facts("metadata"),
        };
    }

    /// <summary>What no field is for; and messages as they were written, in a list so that two of them never merge.</summary>
    private static JsonElement? Attributes(LangfuseBody body, StepFields fields) =>
        body.Rest(("input", AsWritten(body.Json("input"), fields.Input)), ("output", AsWritten(body.Json("output"), fields.Output)), ("usage", LangfuseUsage.OtherThanTokens(body)));

    private static JsonElement? AsWritten(JsonElement? written, JsonElement? read) =>
        written is { } said && !JsonElement.DeepEquals(said, read!.Value) ? Content.Of(new JsonArray(JsonNode.Parse(said.GetRawText()))) : null;

    private static string? Level(LangfuseBody body) => body.Text("level") switch
    {
        null => null,
        var said when said.ToLowerInvariant() is "debug" or "default" or "warning" or "error" => said.ToLowerInvariant(),
        var other => body.Refuse<string>("level", $"'{other}' is no level: DEBUG, DEFAULT, WARNING or ERROR."),
    };

    private static StepKind? KindOf(string word) => Enum.TryParse<StepKind>(word, ignoreCase: true, out var kind) && char.IsAsciiLetter(word[0]) ? kind : null;
}
