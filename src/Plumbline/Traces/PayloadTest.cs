namespace Plumbline.Traces;

/// <summary>What of a filter only the payload of a trace can say.</summary>
internal static class PayloadTest
{
    public static bool Holds(TraceFilter filter, TraceBody body) =>
        filter.Attributes.All(test => body.Attributes?.TryGetValue(test.Name, out var value) == true && (test.Value is null || test.Value == value))
        && (filter.Text is not { } text || Texts(body).Any(said => said?.Contains(text, StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Whether a step of the trace failed.</summary>
    public static bool HasError(TraceBody body) => body.Spans?.Any(span => span.Error is not null) == true;

    private static IEnumerable<string?> Texts(TraceBody body) =>
        body.Input.Select(message => message.Content)
            .Append(body.Output)
            .Concat((body.Candidates ?? []).Select(candidate => candidate.Text))
            .Concat((body.Spans ?? []).SelectMany(span => (string?[])[span.Name, span.Input, span.Output, span.Error]));
}
