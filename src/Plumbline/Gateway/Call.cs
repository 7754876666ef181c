using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>One call on its way through the gateway, and what capture will know of it. It belongs to the call until it is over, then to the writer.</summary>
internal sealed class Call(Caller caller, string route, CallHeaders headers, string requestId, DateTimeOffset at, Upstream upstream, CaptureRoom room)
{
    private static readonly string[] WithModel = ["/v1/chat/completions", "/v1/completions", "/v1/responses", Embeddings];

    public const string Embeddings = "/v1/embeddings";

    public Caller Caller => caller;

    public string Route => route;

    public CallHeaders Headers => headers;

    /// <summary>Where it goes.</summary>
    public Upstream Upstream => upstream;

    /// <summary>The caller's id of the call, or ours.</summary>
    public string RequestId => requestId;

    /// <summary>The id that the call is kept under.</summary>
    public string TraceId { get; private set; } = requestId.ToLowerInvariant();

    public DateTimeOffset At => at;

    public CopiedBody Asked { get; } = new(room);

    public CopiedBody Answered { get; } = new(room);

    /// <summary>The status of the answer; null when none came.</summary>
    public int? Status { get; private set; }

    public bool IsStream { get; private set; }

    /// <summary>How the answer is compressed although it was asked not to be; null when it is not.</summary>
    public string? Encoding { get; private set; }

    public TimeSpan? FirstByte { get; set; }

    public TimeSpan Latency { get; set; }

    public CallEnd End { get; set; } = CallEnd.Whole;

    /// <summary>The choice that was served, where one was chosen.</summary>
    public ServedChoice? Served { get; set; }

    /// <summary>Whether a call of this route is one of a model.</summary>
    public static bool IsOfModel(string method, string route) => HttpMethods.IsPost(method) && WithModel.Contains(route, StringComparer.OrdinalIgnoreCase);

    public void Begin(HttpResponseMessage answer)
    {
        Status = (int)answer.StatusCode;
        IsStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        Encoding = answer.Content.Headers.ContentEncoding.FirstOrDefault(encoding => encoding != "identity");
    }

    /// <summary>A call that failed is kept under an id of its own where the caller chose one: the client's next attempt comes with the same.</summary>
    public void KeepApart(string ownId) => TraceId = headers.ChosenId is null ? TraceId : ownId;

    public void Release()
    {
        Asked.Release();
        Answered.Release();
    }
}

/// <summary>How a call ended.</summary>
internal enum CallEnd
{
    /// <summary>The answer passed through to its end.</summary>
    Whole,

    /// <summary>The caller hung up.</summary>
    CallerLeft,

    /// <summary>The upstream could not be reached, or broke off.</summary>
    UpstreamBroke,

    /// <summary>The upstream said nothing for too long.</summary>
    UpstreamSilent,
}

/// <summary>What was served of several choices.</summary>
/// <param name="Id">The choice.</param>
/// <param name="Release">What chose it; null when nothing could, and the first was served.</param>
/// <param name="Of">How many were asked for.</param>
internal sealed record ServedChoice(string Id, string? Release, int Of);
