using Dapper;
using Plumbline.Accounts;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Filters that a project keeps by name.</summary>
internal sealed class SavedViews(Database database, WriteQueue writes, TimeProvider clock)
{
    private const int Longest = 100;

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"{Row.Select} where project = @project order by name", new { project }, cancellationToken: cancel));
        return [.. rows.Select(row => row.View())];
    }

    /// <summary>One by its name; null when there is none.</summary>
    public async Task<SavedView?> FindAsync(string project, string name, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Row.Select} where project = @project and name = @name", new { project, name }, cancellationToken: cancel)))?.View();
    }

    /// <summary>Keeps a filter under a name; a name that is in use stands for the new one from now on.</summary>
    /// <exception cref="RefusedException">The name or the filter is not right.</exception>
    public async Task<SavedView> SaveAsync(Caller caller, string name, string filter, CancellationToken cancel)
    {
        const string Sql = """
            insert into saved_view (project, name, filter, actor, at) values (@Project, @name, @Filter, @Actor, @At)
            on conflict (project, name) do update set filter = excluded.filter, actor = excluded.actor, at = excluded.at
            """;
        RefusedException.ThrowIfAny(Check(name));
        var view = new SavedView(name, FilterQuery.Of(filter).Query, caller.Actor, Microseconds.ToDateTimeOffset(Microseconds.Of(clock.GetUtcNow())));
        await WriteAsync(Sql, new { caller.Project, name, view.Filter, caller.Actor, At = Microseconds.Of(view.At) }, cancel);
        return view;
    }

    /// <summary>Forgets a view; false when there was none.</summary>
    public Task<bool> DeleteAsync(string project, string name, CancellationToken cancel) => WriteAsync("delete from saved_view where project = @project and name = @name", new { project, name }, cancel);

    private Task<bool> WriteAsync(string sql, object row, CancellationToken cancel) => writes.WriteAsync(
        async (connection, transaction, token) => await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: token)) == 1, WritePriority.Interactive, cancel);

    private static IReadOnlyList<Refusal> Check(string name) => name.Length > Longest
        ? [new("name", $"A name has at most {Longest} characters, this one has {name.Length}.")]
        : [.. new[] { Identifier.Check("name", name) }.OfType<Refusal>()];

    private sealed record Row(string Name, string Filter, string Actor, long At)
    {
        public const string Select = "select name as Name, filter as Filter, actor as Actor, at as At from saved_view";

        public SavedView View() => new(Name, Filter, Actor, Microseconds.ToDateTimeOffset(At));
    }
}

/// <summary>A filter by name.</summary>
/// <param name="Name">Unique in its project.</param>
/// <param name="Filter">The filter as a query string.</param>
/// <param name="By">Who saved it last.</param>
/// <param name="At">When.</param>
public sealed record SavedView(string Name, string Filter, string By, DateTimeOffset At);
