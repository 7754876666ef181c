using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Traces;

/// <summary>What of a filter only the payload of a trace can say.</summary>
internal static class PayloadTest
{
    /// <summary>The same of a payload as it is kept; it is read only where the text stands in it at all.</summary>
    public static bool Holds(TraceFilter filter, byte[] body) =>
        (filter.Text is not { } text || Encoding.UTF8.GetString(body).Contains(AsKept(text), StringComparison.OrdinalIgnoreCase)) && Holds(filter, TraceBody.Read(body));

    public static bool Holds(TraceFilter filter, TraceBody body) =>
        filter.Attributes.All(test => body.Attributes?.TryGetValue(test.Name, out var value) == true && (test.Value is null || test.Value == value))
        && (filter.Text is not { } text || Texts(body).Any(said => said?.Contains(text, StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Whether a step of the trace failed.</summary>
    public static bool HasError(TraceBody body) => body.Spans?.Any(span => span.Error is not null) == true;

    private static string AsKept(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value; // as WireFormat writes it

    private static IEnumerable<string?> Texts(TraceBody body) =>
        body.Input.Select(message => message.Content)
            .Append(body.Output)
            .Concat((body.Candidates ?? []).Select(candidate => candidate.Text))
            .Concat((body.Spans ?? []).SelectMany(span => (string?[])[span.Name, span.Input, span.Output, span.Error]));
}
