using Plumbline.Traces;

namespace Plumbline.Signals;

/// <summary>What a trace says of what was asked, when, and what came: all that signals are derived from of it.</summary>
/// <param name="Trace">The trace's id.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Answered">When the response was there; when it was asked, where the trace does not say how long it took.</param>
/// <param name="Conversation">The conversation; null for an exchange by itself.</param>
/// <param name="Asked">The user's last message; null when there was none.</param>
/// <param name="Response">The response; null when there was none.</param>
public sealed record Exchange(string Trace, DateTimeOffset At, DateTimeOffset Answered, string? Conversation, string? Asked, string? Response)
{
    /// <summary>What a trace says.</summary>
    public static Exchange Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var took = trace.LatencyMilliseconds is { } latency && latency >= 0 && latency < TimeSpan.FromDays(1).TotalMilliseconds ? latency : 0;
        return new(
            trace.Id, trace.At, trace.At.AddMilliseconds(took), trace.Conversation,
            trace.Input.LastOrDefault(message => message.Role == "user")?.Content,
            trace.Output ?? trace.Candidates?.FirstOrDefault(candidate => candidate.Id == trace.Served)?.Text);
    }
}
