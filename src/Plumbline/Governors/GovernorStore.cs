using System.Text.Json;
using Dapper;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Governors;

/// <summary>What governors laid on candidates. Events are only ever added: a hold is never taken back.</summary>
internal sealed class GovernorStore(Database database, WriteQueue writes, TimeProvider clock)
{
    /// <summary>Keeps a finding about a candidate; the same evidence again is the same event.</summary>
    public Task<int> KeepAsync(string project, string candidate, GovernorFinding finding, CancellationToken cancel)
    {
        const string Sql = """
            insert into governor_event (project, id, governor, severity, candidate, reasons, evidence, at)
            values (@project, @id, @Governor, @severity, @candidate, @reasons, @evidence, @at) on conflict (project, id) do nothing
            """;
        var evidence = JsonSerializer.Serialize(WireGovernorFinding.Of(finding).Evidence, WireFormat.WithNulls);
        var row = new
        {
            project,
            id = $"{finding.Id}:{candidate}:{ContentHash.Of(evidence)[..16]}",
            Governor = finding.Id,
            severity = Words.Of(finding.Severity),
            candidate,
            reasons = JsonSerializer.Serialize(finding.Reasons, WireFormat.Options),
            evidence,
            at = Microseconds.Of(clock.GetUtcNow()),
        };
        return writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel);
    }

    /// <summary>The holds on a candidate, oldest first.</summary>
    public async Task<IReadOnlyList<Hold>> HoldsAsync(string project, string candidate, CancellationToken cancel)
    {
        const string Sql = """
            select governor as Governor, severity as Severity, reasons as Reasons, at as At from governor_event
            where project = @project and candidate = @candidate order by n
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { project, candidate }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Hold()).Where(hold => hold.Severity >= Severity.Hold)];
    }

    private sealed record Row(string Governor, string Severity, string Reasons, long At)
    {
        public Hold Hold() => new(
            Governor, Words.Parse<Severity>(Severity), JsonSerializer.Deserialize<string[]>(Reasons, WireFormat.Options)!, Microseconds.ToDateTimeOffset(At));
    }
}

/// <summary>What a governor laid on a candidate.</summary>
/// <param name="Governor">Which one.</param>
/// <param name="Severity">Hold, or trip.</param>
/// <param name="Reasons">Why.</param>
/// <param name="At">When.</param>
internal sealed record Hold(string Governor, Severity Severity, IReadOnlyList<string> Reasons, DateTimeOffset At);
