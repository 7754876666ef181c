using Plumbline.Feedback;

namespace Plumbline.Capture;

/// <summary>What became of one event of a Langfuse batch: part of a trace, a score, nothing that is kept, or the reasons to refuse it.</summary>
/// <param name="Id">The event's id, by which the answer names it.</param>
/// <param name="Part">What it says of a trace.</param>
/// <param name="Score">What it says about one.</param>
/// <param name="Refusals">What is wrong with it; empty when it is fine.</param>
public sealed record LangfuseEvent(string Id, CapturedPart? Part, FeedbackEntry? Score, IReadOnlyList<Refusal> Refusals);
