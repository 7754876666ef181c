using System.Text.Json;

namespace Plumbline.Traces;

/// <summary>One exchange with the product: what was asked, what was answered, by which model and prompt version.</summary>
/// <param name="Id">Chosen by the client.</param>
/// <param name="At">When the exchange began, by the client's clock.</param>
/// <param name="Input">The messages that the model saw, oldest first.</param>
/// <param name="Output">The answer that was served; null when none was.</param>
/// <param name="Conversation">The conversation that the exchange belongs to.</param>
/// <param name="User">Who asked. The server keeps a keyed pseudonym, never this text.</param>
/// <param name="Model">The model that answered, with its version.</param>
/// <param name="Family">The family of that model: the unit of independence between judge, teacher and policy.</param>
/// <param name="PromptVersion">Version of the prompt template.</param>
/// <param name="Release">What was serving: the id of a checkpoint, or the name of a release.</param>
/// <param name="Retries">The trace that the user retried with this one.</param>
/// <param name="Spans">The steps, in any order; <see cref="Span.Parent"/> makes the tree.</param>
/// <param name="Candidates">Answers that were sampled for this input; one of them may be <see cref="Served"/>.</param>
/// <param name="Served">Id of the candidate that was served.</param>
/// <param name="InputTokens">Tokens read by the model; null when not reported.</param>
/// <param name="OutputTokens">Tokens written by the model; null when not reported.</param>
/// <param name="CostUsd">Price in US dollars; null when unknown, which is not zero.</param>
/// <param name="LatencyMilliseconds">Time to the whole answer.</param>
/// <param name="Reference">What a code check may compare the answer with, e.g. the ledger's amount. No policy sees it.</param>
/// <param name="Attributes">Everything else that the client wants to find again, kept as it is.</param>
public sealed record Trace(
    string Id,
    DateTimeOffset At,
    IReadOnlyList<Message> Input,
    string? Output = null,
    string? Conversation = null,
    string? User = null,
    string? Model = null,
    string? Family = null,
    string? PromptVersion = null,
    string? Release = null,
    string? Retries = null,
    IReadOnlyList<Span>? Spans = null,
    IReadOnlyList<Candidate>? Candidates = null,
    string? Served = null,
    long? InputTokens = null,
    long? OutputTokens = null,
    double? CostUsd = null,
    double? LatencyMilliseconds = null,
    JsonElement? Reference = null,
    IReadOnlyDictionary<string, string>? Attributes = null);

/// <summary>One message of an exchange.</summary>
/// <param name="Role">system, user, assistant or tool.</param>
/// <param name="Content">Its text.</param>
public sealed record Message(string Role, string Content);

/// <summary>One step of a trace.</summary>
/// <param name="Id">Unique within its trace.</param>
/// <param name="Name">What the step does.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
/// <param name="Parent">The span that caused it; null at the root.</param>
/// <param name="Kind">model, tool, retrieval or step.</param>
/// <param name="Model">The model it called.</param>
/// <param name="InputTokens">Tokens read in this step.</param>
/// <param name="OutputTokens">Tokens written in this step.</param>
/// <param name="Input">What went in, as text.</param>
/// <param name="Output">What came out, as text.</param>
/// <param name="Error">What went wrong; null when nothing did.</param>
public sealed record Span(
    string Id,
    string Name,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt = null,
    string? Parent = null,
    string Kind = "step",
    string? Model = null,
    long? InputTokens = null,
    long? OutputTokens = null,
    string? Input = null,
    string? Output = null,
    string? Error = null);

/// <summary>One of several answers that were sampled for the same input.</summary>
/// <param name="Id">Unique within its trace.</param>
/// <param name="Text">The answer.</param>
/// <param name="Model">The model that wrote it.</param>
/// <param name="Family">The family of that model.</param>
/// <param name="Temperature">Sampling temperature; null when not reported.</param>
public sealed record Candidate(
    string Id, string Text, string? Model = null, string? Family = null, double? Temperature = null);
