using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>Whom or what to forget: a user, by the pseudonym alone, or a trace, by the hash of its id alone.</summary>
/// <param name="Person">The user's pseudonym; null when a trace is meant.</param>
/// <param name="TraceKey">The trace's key; null when a user is meant.</param>
internal sealed record ForgetSubject(string? Person, byte[]? TraceKey)
{
    /// <summary>Tables of which rows may be about the subject without naming one of its traces.</summary>
    public static IReadOnlyList<string> BesideTables { get; } = ["feedback", "outcome"];

    /// <summary>What the record of deletions calls it.</summary>
    public string Kind => Person is null ? "trace" : "user";

    /// <summary>What the record of deletions keeps of it: nothing that could be read as an id.</summary>
    public string Name => Person ?? Convert.ToHexStringLower(TraceKey!);

    /// <summary>True of the traces that the subject is or that its user made.</summary>
    public string Own => Person is null ? "trace.key = @TraceKey" : "trace.project = @Project and trace.person = @Person";

    /// <summary>True of the keys of the subject's traces, also of one that has not come, and of their replays, which ask the same.</summary>
    public string OfMine(string column) => Person is null
        ? $"{column} in (select @TraceKey union select key from replay where original_key = @TraceKey)"
        : $"{column} in (select trace.key from trace where {Own} union select replay.key from replay join trace on trace.key = replay.original_key where {Own})";

    /// <summary>True of rows that the user stated about something else, or that are about a conversation of which nothing else is kept.</summary>
    /// <param name="table">One of <see cref="BesideTables"/>.</param>
    public string Beside(string table)
    {
        var unnamed = table == "outcome" ? "outcome.trace_key is null" : "feedback.trace = ''";
        var talk = $"{unnamed} and {table}.conversation in ({Conversations})";
        return $"{table}.project = @Project and ({(Person is null ? talk : $"{table}.person = @Person or ({talk})")})";
    }

    /// <summary>What the fragments take.</summary>
    public object Parameters(string project) => new { Project = project, Person, TraceKey };

    private string Conversations => $"""
        select trace.conversation from trace where {Own} and trace.conversation is not null and not exists (
          select 1 from trace as other where other.project = @Project and other.conversation = trace.conversation
            and {(Person is null ? "other.key <> @TraceKey" : "(other.person is null or other.person <> @Person)")})
        """;

    /// <summary>The subject of a request, hashed at once.</summary>
    public static ForgetSubject Of(string project, Accounts.Pseudonym pseudonym, string? user, string? trace) =>
        user is not null ? new(pseudonym.Of(user), null) : new(null, Key.Of(project, "trace", trace!));
}
