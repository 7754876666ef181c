using Dapper;
using Plumbline.Storage;

namespace Plumbline.Gateway;

/// <summary>Upstreams that a project may call, their keys encrypted. They are settings, not facts: what is taken away is gone.</summary>
internal sealed class ConnectionStore(Database database, WriteQueue writes, SecretBox box, TimeProvider clock)
{
    private const int ShownOfKey = 4;
    private const int ShortestShown = 12;
    private const string Columns = "name as Name, base_url as BaseUrl, hint as Hint, is_default as IsDefault, at as At";

    /// <summary>Sets a connection, a new one or the one of that name.</summary>
    /// <exception cref="RefusedException">It is no connection, or there is no key to encrypt with.</exception>
    public async Task<ListedConnection> SetAsync(string project, ConnectionRequest request, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. request.Wrong()]);
        const string Sql = """
            insert into upstream_connection (project, name, base_url, secret, hint, is_default, at)
            values (@project, @Name, @BaseUrl, @secret, @hint,
              case when @stated = 1 or not exists (select 1 from upstream_connection where project = @project) then 1 else 0 end, @at)
            on conflict (project, name) do update set base_url = excluded.base_url, at = excluded.at,
              secret = case when @keeps = 1 then upstream_connection.secret else excluded.secret end,
              hint = case when @keeps = 1 then upstream_connection.hint else excluded.hint end,
              is_default = case when @stated = 1 then 1 when @stated = 0 then 0 else upstream_connection.is_default end
            """;
        const string Others = "update upstream_connection set is_default = 0 where project = @project and name <> @Name";
        var key = request.Key is { Length: > 0 } given ? given : null;
        var row = new
        {
            project,
            request.Name,
            BaseUrl = request.BaseUrl.TrimEnd('/'),
            secret = key is null ? null : box.Seal(key, Place(project, request.Name)),
            hint = key is null ? null : key.Length >= ShortestShown ? $"…{key[^ShownOfKey..]}" : "…",
            keeps = request.Key is null ? 1L : 0L,
            stated = request.Default switch { true => 1L, false => 0L, null => -1L },
            at = Microseconds.Of(clock.GetUtcNow()),
        };
        await writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                await database.Engine.AloneAsync("upstream_connection", connection, transaction, token);
                await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token));
                if (row.stated == 1)
                {
                    await connection.ExecuteAsync(new CommandDefinition(Others, row, transaction, cancellationToken: token));
                }
            },
            WritePriority.Interactive, cancel);
        return (await ListAsync(project, cancel)).Single(one => one.Name == request.Name);
    }

    /// <summary>A project's connections by name, without anything that could be used as a key.</summary>
    public async Task<IReadOnlyList<ListedConnection>> ListAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition($"select {Columns} from upstream_connection where project = @project order by name", new { project }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Listed())];
    }

    /// <summary>Takes a connection away with its key; false when there is none by that name.</summary>
    public async Task<bool> RemoveAsync(string project, string name, CancellationToken cancel)
    {
        const string Sql = "delete from upstream_connection where project = @project and name = @name";
        return await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, new { project, name }, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel) == 1;
    }

    /// <summary>Where a connection leads, with its key; null when the project has none by that name, or no default when no name is given.</summary>
    /// <exception cref="RefusedException">Its key was encrypted with another one.</exception>
    public async Task<(Uri Base, string? Key)?> OpenAsync(string project, string? name, CancellationToken cancel)
    {
        var sql = $"select name as Name, base_url as BaseUrl, secret as Secret from upstream_connection where project = @project and {(name is null ? "is_default = 1" : "name = @name")}";
        await using var connection = await database.OpenAsync(cancel);
        var found = (await connection.QueryAsync<Sealed>(new CommandDefinition(sql, new { project, name }, cancellationToken: cancel))).FirstOrDefault();
        return found is null ? null
            : found.Secret is null ? (new Uri(found.BaseUrl), null)
            : box.Open(found.Secret, Place(project, found.Name)) is { } key ? (new Uri(found.BaseUrl), key)
            : throw RefusedException.Conflict("connection", $"The key of '{found.Name}' was encrypted with another {SecretKey.FileName} or {SecretKey.Variable} than this process has: bring that back, or set the connection's key again.");
    }

    private static string Place(string project, string name) => $"connection\n{project}\n{name}";

    private sealed record Row(string Name, string BaseUrl, string? Hint, long IsDefault, long At)
    {
        public ListedConnection Listed() => new(Name, BaseUrl, Hint, IsDefault != 0, Microseconds.ToDateTimeOffset(At));
    }

    private sealed record Sealed(string Name, string BaseUrl, byte[]? Secret);
}
