using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What was said of one step. Null is "not said": it erases nothing.</summary>
public sealed record StepFields
{
    /// <summary>The step that caused it.</summary>
    public string? Parent { get; init; }

    /// <summary>What it does.</summary>
    public StepKind? Kind { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the first piece of a streamed answer came.</summary>
    public DateTimeOffset? FirstTokenAt { get; init; }

    /// <summary>debug, default, warning or error.</summary>
    public string? Level { get; init; }

    /// <summary>What went wrong, or a remark.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The model that was asked for.</summary>
    public string? RequestedModel { get; init; }

    /// <summary>The model that answered.</summary>
    public string? ServedModel { get; init; }

    /// <summary>Who serves it, e.g. openai.</summary>
    public string? Provider { get; init; }

    /// <summary>Sampling parameters by name.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>What went in: messages, or anything.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>What came out: messages, or anything.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Messages that came one at a time; input and output are made of them where no part says those as a whole.</summary>
    public IReadOnlyList<SaidMessage>? Messages { get; init; }

    /// <summary>Tools that the model could call.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>Tokens by kind: input, output, total, cache_read, cache_write, reasoning, and any other.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>US dollars by kind, as the client states them.</summary>
    public IReadOnlyDictionary<string, double>? Cost { get; init; }

    /// <summary>The prompt template's name.</summary>
    public string? PromptName { get; init; }

    /// <summary>Its version.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>Why each answer ended.</summary>
    public IReadOnlyList<string>? FinishReasons { get; init; }

    /// <summary>The provider's id of the answer, by which an evaluation may name it.</summary>
    public string? ResponseId { get; init; }

    /// <summary>True when the dialect says that this is the call of a model itself, not a step around it.</summary>
    public bool? IsModelCall { get; init; }

    /// <summary>The client's own facts, an object.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Every attribute as it came, an object: dialects keep moving.</summary>
    public JsonElement? Attributes { get; init; }
}
