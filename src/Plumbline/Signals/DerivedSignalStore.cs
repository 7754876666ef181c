using System.Data.Common;
using Dapper;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>Signals that rules concluded, and how far each version of them has come. They are no facts: what comes later may change them, and they can always be derived again.</summary>
internal sealed class DerivedSignalStore(Database database, WriteQueue writes)
{
    private const int Chunk = 500;

    /// <summary>How far a version of the rules has derived; null when it has not begun.</summary>
    public async Task<SignalCursor?> CursorAsync(string project, string rules, CancellationToken cancel)
    {
        const string Sql = """
            select step as Step, trace_n as TraceN, part_n as PartN, interaction_n as InteractionN, feedback_n as FeedbackN, signal_n as SignalN
            from signal_cursor where project = @project and rules = @rules
            """;
        await using var connection = await database.OpenAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<CursorRow>(new CommandDefinition(Sql, new { project, rules }, cancellationToken: cancel)))?.Cursor();
    }

    /// <summary>Puts the signals of some responses in the place of what they had, and moves the cursor, in one transaction. False, and nothing is changed, when another has moved it.</summary>
    public Task<bool> ReplaceAsync(string project, string rules, SignalCursor from, SignalCursor to, byte[][] traces, IReadOnlyList<DerivedRow> signals, CancellationToken cancel) => writes.WriteWhenRoomAsync(
        async (connection, transaction, inner) =>
        {
            if (!await MoveAsync(connection, transaction, project, rules, from, to, inner))
            {
                return false;
            }

            var delete = $"delete from derived_signal where rules = @rules and trace_key {database.Engine.AnyOf("@keys")}";
            foreach (var keys in traces.Chunk(Chunk))
            {
                await connection.ExecuteAsync(new CommandDefinition(delete, new { rules, keys }, transaction, cancellationToken: inner));
            }

            const string Insert = """
                insert into derived_signal (key, project, rules, id, trace, trace_key, kind, value, text, evidence, at, received_at)
                values (@Key, @Project, @Rules, @Id, @Trace, @TraceKey, @Kind, @Value, @Text, @Evidence, @At, @ReceivedAt)
                """;
            var scope = FactScope.OfServer(database.Engine, connection, transaction, project, inner);
            var forgotten = await ForgottenTraces.AmongAsync(signals.Select(signal => signal.Trace), scope); // while they were derived
            await connection.ExecuteAsync(new CommandDefinition(Insert, signals.Where(signal => !forgotten.Contains(signal.Trace)), transaction, cancellationToken: inner));
            await SaidStore.RefreshAsync(traces, scope);
            return true;
        },
        WritePriority.Bulk, cancel);

    /// <summary>Forgets some signals of rules that no longer hold; false when none are left.</summary>
    public Task<bool> ForgetAsync(string project, string current, CancellationToken cancel)
    {
        const string Cursors = "delete from signal_cursor where project = @project and rules <> @current";
        const string Rows = "delete from derived_signal where key in (select key from derived_signal where project = @project and rules <> @current limit 5000)";
        return writes.WriteWhenRoomAsync(
            async (connection, transaction, inner) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(Cursors, new { project, current }, transaction, cancellationToken: inner));
                return await connection.ExecuteAsync(new CommandDefinition(Rows, new { project, current }, transaction, cancellationToken: inner)) > 0;
            },
            WritePriority.Bulk, cancel);
    }

    private static async Task<bool> MoveAsync(DbConnection connection, DbTransaction transaction, string project, string rules, SignalCursor from, SignalCursor to, CancellationToken cancel)
    {
        const string Begin = """
            insert into signal_cursor (project, rules, step, trace_n, part_n, interaction_n, feedback_n, signal_n) values (@project, @rules, 0, 0, 0, 0, 0, 0)
            on conflict (project, rules) do nothing
            """;
        const string Move = """
            update signal_cursor set step = step + 1, trace_n = @trace, part_n = @part, interaction_n = @interaction, feedback_n = @feedback, signal_n = @signal
            where project = @project and rules = @rules and step = @Step
            """;
        var row = new { project, rules, from.Step, trace = to.Places[0], part = to.Places[1], interaction = to.Places[2], feedback = to.Places[3], signal = to.Places[4] };
        await connection.ExecuteAsync(new CommandDefinition(Begin, row, transaction, cancellationToken: cancel));
        return await connection.ExecuteAsync(new CommandDefinition(Move, row, transaction, cancellationToken: cancel)) == 1;
    }

    private sealed record CursorRow(long Step, long TraceN, long PartN, long InteractionN, long FeedbackN, long SignalN)
    {
        public SignalCursor Cursor() => new(Step, [TraceN, PartN, InteractionN, FeedbackN, SignalN]);
    }
}

/// <summary>A derived signal as it is kept.</summary>
internal sealed record DerivedRow(
    byte[] Key, string Project, string Rules, string Id, string Trace, byte[] TraceKey, string Kind, double? Value, string? Text, string Evidence, long At, long ReceivedAt)
{
    public static DerivedRow Of(string project, DerivedSignal derived, ReadEvidence read) => new(
        Storage.Key.Of(project, $"signal by {derived.Signal.Rules}", derived.Signal.Id), project, derived.Signal.Rules!, derived.Signal.Id, derived.Signal.Trace, read.TraceKey,
        Words.Of(derived.Signal.Kind), derived.Signal.Value, derived.Signal.Text, derived.Evidence, Microseconds.Of(derived.Signal.At), read.ReceivedAt(derived.Evidence));
}
