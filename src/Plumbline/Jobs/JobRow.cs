using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>A row of the job table as the engines give it.</summary>
internal sealed class JobRow
{
    public const string Columns = """
        id as Id, project as Project, kind as Kind, payload as Payload, state as State, run_at as RunAt, lease_until as LeaseUntil, token as Token,
        worker as Worker, attempts as Attempts, reason as Reason, done as Done, total as Total, message as Message, result as Result,
        created_at as CreatedAt, finished_at as FinishedAt
        """;

    public string Id { get; init; } = "";

    public string Project { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Payload { get; init; } = "";

    public string State { get; init; } = "";

    public long RunAt { get; init; }

    public long? LeaseUntil { get; init; }

    public long Token { get; init; }

    public string? Worker { get; init; }

    public long Attempts { get; init; }

    public string? Reason { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public string? Message { get; init; }

    public string? Result { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public Job ToJob() => new(
        Id, Project, Kind, Read(Payload), Words.Parse<JobState>(State), Microseconds.ToDateTimeOffset(RunAt), At(LeaseUntil), Token, Worker, Attempts, Reason,
        new(Done, Total, Message), Result is null ? null : Read(Result), Microseconds.ToDateTimeOffset(CreatedAt), At(FinishedAt));

    private static DateTimeOffset? At(long? microseconds) => microseconds is { } kept ? Microseconds.ToDateTimeOffset(kept) : null;

    private static JsonElement Read(string json) => JsonElement.Parse(json);
}
