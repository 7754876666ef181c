using System.Text.Json;

namespace Plumbline.Jobs;

/// <summary>Durable background work.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Project">Whose it is.</param>
/// <param name="Kind">Which handler runs it.</param>
/// <param name="Payload">What the handler needs to know, as JSON.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RunAt">Not before this moment.</param>
/// <param name="LeaseUntil">Until when its worker holds it.</param>
/// <param name="Token">How often it was claimed; a worker with an older number can no longer write.</param>
/// <param name="Worker">Who holds it, or held it last.</param>
/// <param name="Attempts">How often it was tried since it was enqueued or retried.</param>
/// <param name="Reason">Why the last try failed, for people.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Result">What it came to, as JSON; null until done, or when there is nothing to say.</param>
/// <param name="CreatedAt">When it was enqueued.</param>
/// <param name="FinishedAt">When it was done, given up or cancelled.</param>
internal sealed record Job(
    string Id,
    string Project,
    string Kind,
    JsonElement Payload,
    JobState State,
    DateTimeOffset RunAt,
    DateTimeOffset? LeaseUntil,
    long Token,
    string? Worker,
    long Attempts,
    string? Reason,
    JobProgress Progress,
    JsonElement? Result,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Whether nothing more will happen to it by itself.</summary>
    public bool IsFinished => State is JobState.Done or JobState.GaveUp or JobState.Cancelled;
}
