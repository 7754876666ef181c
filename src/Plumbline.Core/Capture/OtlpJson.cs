using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>
/// Reads OTLP requests from JSON: lower camel case, ids in hexadecimal, numbers of 64 bits as texts or numbers, other bytes in base64. Unknown members are passed over.
/// </summary>
/// <remarks>Cost: linear in the bytes.</remarks>
public static class OtlpJson
{
    private const int Deepest = 256;

    /// <summary>Reads an ExportTraceServiceRequest; an empty body holds no spans.</summary>
    /// <param name="body">The body, decompressed.</param>
    /// <exception cref="OtlpFormatException">It is no JSON, nested too deeply, or of another shape.</exception>
    public static OtlpTraces Traces(ReadOnlyMemory<byte> body) => Read(body, request =>
    {
        var values = new JsonValues();
        var spans = new List<OtlpSpan>();
        foreach (var resource in request.List("resourceSpans"))
        {
            var source = new OtlpSource(values.Attributes(resource.Child("resource")));
            foreach (var scope in resource.List("scopeSpans"))
            {
                var named = Named(source, scope.Child("scope"));
                foreach (var span in scope.List("spans"))
                {
                    JsonSpans.Add(span, named, values, spans);
                }
            }
        }

        return new OtlpTraces(spans, values.Sieve.Rejected());
    });

    /// <summary>Reads an ExportLogsServiceRequest; an empty body holds no records.</summary>
    /// <param name="body">The body, decompressed.</param>
    /// <exception cref="OtlpFormatException">It is no JSON, nested too deeply, or of another shape.</exception>
    public static OtlpLogs Logs(ReadOnlyMemory<byte> body) => Read(body, request =>
    {
        var values = new JsonValues();
        var records = new List<OtlpLogRecord>();
        foreach (var resource in request.List("resourceLogs"))
        {
            var source = new OtlpSource(values.Attributes(resource.Child("resource")));
            foreach (var scope in resource.List("scopeLogs"))
            {
                var named = Named(source, scope.Child("scope"));
                foreach (var record in scope.List("logRecords"))
                {
                    JsonSpans.Add(record, named, values, records);
                }
            }
        }

        return new OtlpLogs(records, values.Sieve.Rejected());
    });

    private static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonMembers, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, new() { MaxDepth = Deepest });
            return read(new(document.RootElement));
        }
        catch (JsonException wrong)
        {
            throw new OtlpFormatException($"The body is no JSON, or is nested more than {Deepest} deep, at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}.", wrong);
        }
        catch (InvalidOperationException wrong) // a name that is no text, such as half a surrogate pair
        {
            throw new OtlpFormatException("The body has a member whose name is no text.", wrong);
        }
    }

    private static OtlpSource Named(OtlpSource resource, JsonMembers scope) =>
        resource with { ScopeName = scope.Text("name"), ScopeVersion = scope.Text("version") };
}
