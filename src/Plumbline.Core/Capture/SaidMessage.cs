using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>One message of a step that came by itself, as a log record does. Together they are what went in and what came out, when no part says that as a whole.</summary>
/// <param name="Id">That of its part.</param>
/// <param name="At">When it was said.</param>
/// <param name="Order">Its place among those of its request, where times are equal.</param>
/// <param name="IsAnswer">True for what the model said.</param>
/// <param name="Message">The message in the form of chat completions.</param>
/// <param name="FinishReason">Why the answer ended.</param>
public sealed record SaidMessage(string Id, DateTimeOffset At, int Order, bool IsAnswer, JsonElement Message, string? FinishReason = null);
