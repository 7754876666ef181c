using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Capture;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Gateway;

/// <summary>Reads a call that is over as the trace that is kept of it.</summary>
internal sealed class TraceOfCall(Call call, Conversations conversations, Pseudonym pseudonym)
{
    private static readonly Message[] NotKept = [new("user", "")];
    private bool endedEarly;

    /// <summary>True when a body could not be read, and only what surrounds it is kept.</summary>
    public bool IsPartial { get; private set; }

    public Trace Read()
    {
        var trace = Told();
        var headers = call.Headers;
        var user = headers.User ?? trace.User;
        var served = call.Served is { } choice ? trace.Candidates?.FirstOrDefault(candidate => candidate.Id == choice.Id) : null;
        return WithoutOmitted(trace with
        {
            User = user,
            Conversation = ConversationOf(trace),
            Model = headers.Model ?? trace.Model,
            PromptVersion = headers.Prompt ?? trace.PromptVersion,
            Release = call.Served?.Release ?? headers.Release,
            Served = served?.Id ?? trace.Served,
            Output = served?.Text ?? trace.Output,
            LatencyMilliseconds = call.Latency.TotalMilliseconds,
            Attributes = Attributes(trace, user),
        });
    }

    private Trace Told()
    {
        var asked = call.Headers.OmitsRequest ? null : Tried(() => Parsed(call.Asked.Bytes, call.Asked.IsWhole));
        var answered = Tried(Answer);
        var trace = Tried(() => ChatExchange.TraceOf(call.TraceId, call.At, asked, answered));
        if (trace is not null && TraceRules.Check(trace).Count == 0)
        {
            return trace;
        }

        IsPartial = true;
        return new(call.TraceId, call.At, NotKept);
    }

    private JsonElement? Answer()
    {
        if (call.Answered.Bytes.IsEmpty)
        {
            return null;
        }

        if (call.Encoding is not null)
        {
            throw new JsonException("The answer is compressed.");
        }

        if (!call.IsStream)
        {
            return Parsed(call.Answered.Bytes, call.Answered.IsWhole && call.End == CallEnd.Whole);
        }

        var told = StreamedChat.Of(Encoding.UTF8.GetString(call.Answered.Bytes.Span));
        endedEarly = !told.IsComplete;
        return told.Answer is { } answer ? Sound(answer) : told.Error is { } error ? JsonSerializer.SerializeToElement(new { error }) : null;
    }

    private static JsonElement? Parsed(ReadOnlyMemory<byte> body, bool isWhole)
    {
        if (body.IsEmpty && isWhole)
        {
            return null;
        }

        return isWhole ? Sound(JsonElement.Parse(body.Span)) : throw new JsonException("The body did not pass whole.");
    }

    private static JsonElement Sound(JsonElement json) =>
        TextCheck.Of(JsonMarshal.GetRawUtf8Value(json)) is { } broken ? throw new JsonException(broken.Message) : json;

    /// <summary>What cannot be read is not kept, and the rest is.</summary>
    private T? Tried<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            IsPartial = true;
            return default;
        }
    }

    private Trace WithoutOmitted(Trace trace) => trace with
    {
        Input = call.Headers.OmitsRequest || call.Route == Call.Embeddings ? NotKept : trace.Input,
        Output = call.Headers.OmitsAnswer ? null : trace.Output,
        Candidates = call.Headers.OmitsAnswer ? null : trace.Candidates,
        Served = call.Headers.OmitsAnswer ? null : trace.Served,
    };

    private string? ConversationOf(Trace trace)
    {
        var stated = call.Headers.Session ?? trace.Conversation;
        return call.Route == "/v1/responses"
            ? conversations.Of(call.Caller.Project, stated, trace.Attributes?.GetValueOrDefault("response_id"), trace.Attributes?.GetValueOrDefault("previous_response_id"))
            : stated;
    }

    /// <summary>The user's id may stand among the attributes too; a pseudonym stands there instead.</summary>
    private SortedDictionary<string, string> Attributes(Trace trace, string? user)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (trace.Attributes ?? new Dictionary<string, string>()).Concat(call.Headers.Attributes).Concat(Gateway()))
        {
            attributes[name] = value == user ? pseudonym.Of(user)! : value;
        }

        return attributes;
    }

    private Dictionary<string, string> Gateway()
    {
        var facts = new Dictionary<string, string?>
        {
            ["gateway.route"] = call.Route,
            ["gateway.status"] = call.Status?.ToString(CultureInfo.InvariantCulture),
            ["gateway.ended"] = Ended(),
            ["gateway.request_id"] = call.TraceId == call.RequestId ? null : call.RequestId,
            ["gateway.first_byte_milliseconds"] = call.IsStream ? call.FirstByte?.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) : null,
            ["gateway.best_of"] = call.Served?.Of.ToString(CultureInfo.InvariantCulture),
            ["gateway.omitted"] = (call.Headers.OmitsRequest, call.Headers.OmitsAnswer) switch { (true, true) => "request, answer", (true, _) => "request", (_, true) => "answer", _ => null },
            ["gateway.unread"] = IsPartial ? "true" : null,
        };
        return facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!);
    }

    private string? Ended() => call.End == CallEnd.Whole
        ? endedEarly ? Words.Of(CallEnd.UpstreamBroke) : null
        : Words.Of(call.End);
}
