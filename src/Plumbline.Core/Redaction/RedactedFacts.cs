using System.Text.Json;
using Plumbline.Capture;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Redaction;

/// <summary>Facts without what a project does not keep: every free text of them; ids, names and numbers stay.</summary>
public static class RedactedFacts
{
    /// <summary>A trace with its messages, answers, steps, reference and attributes redacted.</summary>
    public static Trace Apply(this Redactor redactor, Trace trace) => trace with
    {
        Input = [.. trace.Input.Select(message => message with { Content = redactor.Apply(message.Content) })],
        Output = redactor.Optional(trace.Output),
        Spans = trace.Spans is null ? null : [.. trace.Spans.Select(span => span with { Input = redactor.Optional(span.Input), Output = redactor.Optional(span.Output), Error = redactor.Optional(span.Error) })],
        Candidates = trace.Candidates is null ? null : [.. trace.Candidates.Select(candidate => candidate with { Text = redactor.Apply(candidate.Text) })],
        Reference = redactor.Optional(trace.Reference),
        Attributes = trace.Attributes?.ToDictionary(attribute => attribute.Key, attribute => redactor.Apply(attribute.Value), StringComparer.Ordinal),
    };

    /// <summary>A part with what went in and out, metadata and attributes redacted.</summary>
    public static CapturedPart Apply(this Redactor redactor, CapturedPart part) => part with
    {
        Step = part.Step is { } step
            ? step with
            {
                StatusMessage = redactor.Optional(step.StatusMessage),
                Input = redactor.Optional(step.Input),
                Output = redactor.Optional(step.Output),
                Metadata = redactor.Optional(step.Metadata),
                Attributes = redactor.Optional(step.Attributes),
            }
            : null,
        Whole = part.Whole is { } whole ? whole with { Input = redactor.Optional(whole.Input), Output = redactor.Optional(whole.Output), Metadata = redactor.Optional(whole.Metadata), Attributes = redactor.Optional(whole.Attributes) } : null,
    };

    /// <summary>Feedback with its text redacted.</summary>
    public static FeedbackEntry Apply(this Redactor redactor, FeedbackEntry entry) => entry with { Text = redactor.Optional(entry.Text), Attributes = redactor.Optional(entry.Attributes) };

    /// <summary>A signal with its text redacted.</summary>
    public static Signal Apply(this Redactor redactor, Signal signal) => signal with { Text = redactor.Optional(signal.Text) };

    /// <summary>An interaction with its texts redacted.</summary>
    public static Interaction Apply(this Redactor redactor, Interaction interaction) =>
        interaction with { Text = redactor.Optional(interaction.Text), Before = redactor.Optional(interaction.Before) };

    /// <summary>A label with its rationale redacted.</summary>
    public static Label Apply(this Redactor redactor, Label label) => label with { Rationale = redactor.Optional(label.Rationale) };

    private static string? Optional(this Redactor redactor, string? text) => text is null ? null : redactor.Apply(text);

    private static JsonElement? Optional(this Redactor redactor, JsonElement? json) => json is { } value
        ? JsonSerializer.SerializeToElement(redactor.Apply(JsonSerializer.SerializeToNode(value)), WireFormat.Options)
        : null;
}
