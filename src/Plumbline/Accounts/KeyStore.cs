using Dapper;
using Plumbline.Storage;

namespace Plumbline.Accounts;

/// <summary>API keys, of which only hashes are kept.</summary>
internal sealed class KeyStore(Database database, WriteQueue writes, TimeProvider clock)
{
    /// <summary>Creates a publishable and a secret key for a project. Nobody can read them again later.</summary>
    public async Task<(ApiKey Public, ApiKey Secret)> CreateAsync(string project, CancellationToken cancel)
    {
        const string Sql = "insert into api_key (id, project, access, hash, created_at) values (@Id, @project, @Access, @Hash, @at)";
        var (open, secret) = (ApiKey.Create(Access.Public), ApiKey.Create(Access.Secret));
        var at = Microseconds.Of(clock.GetUtcNow());
        var rows = new[] { open, secret }.Select(key => new { key.Id, project, Access = key.Access.ToString(), Hash = ApiKey.Hash(key.Text), at }).ToArray();
        await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, rows, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel);
        return (open, secret);
    }

    /// <summary>Who a key stands for; null when it is unknown or revoked.</summary>
    public async Task<Caller?> FindAsync(string text, CancellationToken cancel)
    {
        const string Sql = "select id as Id, project as Project, access as Access from api_key where hash = @hash and revoked_at is null";
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<(string Id, string Project, string Access)?>(
            new CommandDefinition(Sql, new { hash = ApiKey.Hash(text) }, cancellationToken: cancel));
        return row is { } key ? new(key.Project, Enum.Parse<Access>(key.Access), key.Id) : null;
    }

    /// <summary>All keys, without anything that could be used as one.</summary>
    public async Task<IReadOnlyList<ListedKey>> ListAsync(CancellationToken cancel)
    {
        const string Sql = "select id as Id, project as Project, access as Access, created_at as CreatedAt, revoked_at as RevokedAt from api_key order by created_at, id";
        await using var connection = await database.OpenAsync(cancel);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancel))).Select(row => row.Key())];
    }

    /// <summary>Revokes a key; false when there is none by that id, or it is revoked already.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancel)
    {
        const string Sql = "update api_key set revoked_at = @at where id = @id and revoked_at is null";
        var row = new { id, at = Microseconds.Of(clock.GetUtcNow()) };
        return await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel) == 1;
    }

    private sealed record Row(string Id, string Project, string Access, long CreatedAt, long? RevokedAt)
    {
        public ListedKey Key() => new(
            Id, Project, Access.ToLowerInvariant(), Microseconds.ToDateTimeOffset(CreatedAt), RevokedAt is { } at ? Microseconds.ToDateTimeOffset(at) : null);
    }
}

/// <summary>A key in a list.</summary>
internal sealed record ListedKey(string Id, string Project, string Access, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
