using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Accounts;

/// <summary>
/// Tokens for a page that carries no publishable key. A token speaks of one trace and is used once: the page exchanges it for a key that it keeps in memory
/// for an hour. Only hashes are kept, so that neither can be read out of the database.
/// </summary>
internal sealed class PageTokens(Database database, WriteQueue writes, TimeProvider clock)
{
    public const int LongestMinutes = 24 * 60;
    private const string TokenPrefix = "ot_";
    private const string KeyPrefix = "pt_";
    private static readonly TimeSpan KeyHolds = TimeSpan.FromHours(1);

    public static bool IsPageKey(string text) => text.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>A new token for one trace. Those that ran out are forgotten.</summary>
    public async Task<PageToken> IssueAsync(string project, string trace, TimeSpan holds, CancellationToken cancel)
    {
        var (token, now) = (Create(TokenPrefix), clock.GetUtcNow());
        await writes.WriteAsync(
            async (connection, transaction, inner) =>
            {
                await connection.ExecuteAsync(new CommandDefinition("delete from page_token where expires_at < @now", new { now = Microseconds.Of(now) }, transaction, cancellationToken: inner));
                await connection.ExecuteAsync(Insert(token, project, trace, now, now + holds, transaction, inner));
            },
            WritePriority.Interactive, cancel);
        return new(token, trace, now + holds);
    }

    /// <summary>The key that a token opens, once; null for one that was used, ran out or never was.</summary>
    public async Task<PageKey?> RedeemAsync(string token, CancellationToken cancel)
    {
        const string Use = """
            update page_token set used_at = @now where hash = @hash and kind = 'ot_' and used_at is null and expires_at > @now
            returning project as Project, trace as Trace
            """;
        var (key, now) = (Create(KeyPrefix), clock.GetUtcNow());
        var trace = await writes.WriteAsync(
            async (connection, transaction, inner) =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<(string Project, string Trace)?>(
                    new CommandDefinition(Use, new { hash = ApiKey.Hash(token), now = Microseconds.Of(now) }, transaction, cancellationToken: inner));
                if (row is not { } used)
                {
                    return null;
                }

                await connection.ExecuteAsync(Insert(key, used.Project, used.Trace, now, now + KeyHolds, transaction, inner));
                return used.Trace;
            },
            WritePriority.Interactive, cancel);
        return trace is null ? null : new(key, trace, now + KeyHolds);
    }

    /// <summary>Who a page's key stands for; null when it is unknown or ran out.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancel)
    {
        const string Sql = "select project as Project, trace as Trace from page_token where hash = @hash and kind = 'pt_' and expires_at > @now";
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<(string Project, string Trace)?>(
            new CommandDefinition(Sql, new { hash = ApiKey.Hash(key), now = Microseconds.Of(clock.GetUtcNow()) }, cancellationToken: cancel));
        return row is { } found ? new(found.Project, Access.Public, "page token", found.Trace) : null;
    }

    private static string Create(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static CommandDefinition Insert(
        string text, string project, string trace, DateTimeOffset now, DateTimeOffset until, System.Data.Common.DbTransaction transaction, CancellationToken cancel) => new(
        "insert into page_token (hash, project, trace, kind, created_at, expires_at) values (@hash, @project, @trace, @kind, @at, @until)",
        new { hash = ApiKey.Hash(text), project, trace, kind = text[..3], at = Microseconds.Of(now), until = Microseconds.Of(until) }, transaction, cancellationToken: cancel);
}

/// <summary>A token that a page may use once.</summary>
internal sealed record PageToken(string Token, string Trace, DateTimeOffset ExpiresAt);

/// <summary>What a page states feedback and behaviour about one trace with.</summary>
internal sealed record PageKey(string Key, string Trace, DateTimeOffset ExpiresAt);
