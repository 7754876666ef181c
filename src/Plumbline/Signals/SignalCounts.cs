using Dapper;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>How many signals of each kind are read in a span of time, stated by clients and derived by the rules that hold; no behaviour counts twice.</summary>
internal sealed class SignalCounts(Database database)
{
    /// <summary>Counts by kind, those of edits by what the edit says. Cost: linear in the signals of the span.</summary>
    public async Task<IReadOnlyList<SignalCount>> OfAsync(string project, SignalRuleSet rules, DateTimeOffset since, CancellationToken cancel)
    {
        const string Sql = """
            select kind as Kind,
              case when kind <> 'edit' or value is null then '' when value <= @ApprovalShare then 'approval' when value <= @RejectionShare then 'improvement' else 'rejection' end as Reading,
              sum(case when rules is null then 1 else 0 end) as Stated, sum(case when rules is null then 0 else 1 end) as Derived, count(distinct trace_key) as Traces
            from counted_signal where project = @project and at >= @since
            group by 1, 2 order by 1, 2
            """;
        await using var connection = await database.OpenAsync(cancel);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            Sql, new { project, since = Microseconds.Of(since), rules.ApprovalShare, rules.RejectionShare }, cancellationToken: cancel));
        var counts = new List<SignalCount>();
        while (await reader.ReadAsync(cancel))
        {
            var reading = reader.GetString(1);
            counts.Add(new(Words.Parse<SignalKind>(reader.GetString(0)), reading.Length == 0 ? null : Words.Parse<EditReading>(reading), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        return counts;
    }
}

/// <summary>How many signals of a kind there are.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reading">What an edit of them says; null of other kinds.</param>
/// <param name="Stated">Stated by clients.</param>
/// <param name="Derived">Derived by the rules, where no client stated the same.</param>
/// <param name="Traces">Responses that have one.</param>
internal sealed record SignalCount(SignalKind Kind, EditReading? Reading, long Stated, long Derived, long Traces);
