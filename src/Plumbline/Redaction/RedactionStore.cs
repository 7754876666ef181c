using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Redaction;

/// <summary>What each project does not keep. A change by another process holds within seconds.</summary>
internal sealed class RedactionStore(Database database, WriteQueue writes, TimeProvider clock)
{
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (long Read, RedactionSettings Settings, Redactor? Redactor)> projects = new(StringComparer.Ordinal);

    public async Task<RedactionSettings> SettingsAsync(string project, CancellationToken cancel) => (await ReadAsync(project, cancel)).Settings;

    /// <summary>What takes it out; null when everything is kept.</summary>
    public async Task<Redactor?> RedactorAsync(string project, CancellationToken cancel)
    {
        if (projects.TryGetValue(project, out var known) && clock.GetElapsedTime(known.Read) < Known)
        {
            return known.Redactor;
        }

        var (settings, key) = await ReadAsync(project, cancel);
        var redactor = settings.IsNothing ? null : new Redactor(settings, key);
        projects[project] = (clock.GetTimestamp(), settings, redactor);
        return redactor;
    }

    /// <summary>Holds for what comes from now on; what is kept already stays as it is.</summary>
    /// <exception cref="RefusedException">The settings are wrong.</exception>
    public async Task SetAsync(string project, RedactionSettings settings, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. settings.Check()]);
        const string Sql = "update project set redaction = @text where name = @project";
        var row = new { project, text = settings.IsNothing ? null : JsonSerializer.Serialize(settings, WireFormat.Options) };
        await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)), WritePriority.Interactive, cancel);
        projects.TryRemove(project, out _);
    }

    private async Task<(RedactionSettings Settings, byte[] Key)> ReadAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string? Text, byte[] Key)>(
            new CommandDefinition("select redaction, pseudonym_key from project where name = @project", new { project }, cancellationToken: cancel));
        return rows.FirstOrDefault() is { Key: not null } row
            ? (row.Text is null ? RedactionSettings.Nothing : JsonSerializer.Deserialize<RedactionSettings>(row.Text, WireFormat.Options)!, row.Key)
            : (RedactionSettings.Nothing, []);
    }
}
