using System.Text.Json;
using Dapper;
using Plumbline.Accounts;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>How long each project keeps what, and how far expiry has come.</summary>
internal sealed class RetentionStore(Database database, ProjectStore projects, WriteQueue writes)
{
    /// <summary>A project's settings; the default ones where it has set none.</summary>
    public async Task<RetentionSettings> SettingsAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var text = await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select retention from project where name = @project", new { project }, cancellationToken: cancel));
        return text is null ? RetentionSettings.Default : JsonSerializer.Deserialize<RetentionSettings>(text, WireFormat.Options)!;
    }

    /// <summary>Holds from the next expiry on; what has expired does not come back.</summary>
    /// <exception cref="RefusedException">The settings are wrong.</exception>
    public async Task SetAsync(string project, RetentionSettings settings, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(settings.Check());
        await projects.PseudonymAsync(project, cancel);
        const string Sql = "update project set retention = @text where name = @project";
        var row = new { project, text = JsonSerializer.Serialize(settings, WireFormat.WithNulls) };
        await writes.WriteAsync((connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)), WritePriority.Interactive, cancel);
    }

    /// <summary>The settings with what each tier has let go so far, what it keeps back, and when more expires.</summary>
    public async Task<RetentionView> ViewAsync(string project, CancellationToken cancel)
    {
        var settings = await SettingsAsync(project, cancel);
        await using var connection = await database.OpenAsync(cancel);
        var tiers = new List<TierView>();
        foreach (var tier in Enum.GetValues<RetentionTier>())
        {
            var (removed, labelled, madeOf, oldest) = (await connection.QueryAsync<MarkRow>(new CommandDefinition(Marks(tier), new { project, tier = Words.Of(tier) }, cancellationToken: cancel))).Single();
            var next = oldest is { } came && settings.Of(tier) is { } kept ? Microseconds.ToDateTimeOffset(came) + kept : (DateTimeOffset?)null;
            tiers.Add(new(tier, settings.Of(tier)?.Days, removed, labelled, madeOf, next));
        }

        return new(settings, tiers);
    }

    private static string Marks(RetentionTier tier) => $"""
        with mark as (select n, removed, labelled, made_of from retention_mark where project = @project and tier = @tier)
        select coalesce((select removed from mark), 0) as Removed, coalesce((select labelled from mark), 0) as Labelled, coalesce((select made_of from mark), 0) as MadeOf,
          (select received_at from {ExpireStep.Table(tier)} where project = @project and n > coalesce((select n from mark), 0) order by n limit 1) as Oldest
        """;

    private sealed record MarkRow
    {
        public long Removed { get; init; }

        public long Labelled { get; init; }

        public long MadeOf { get; init; }

        public long? Oldest { get; init; }

        public void Deconstruct(out long removed, out long labelled, out long madeOf, out long? oldest) => (removed, labelled, madeOf, oldest) = (Removed, Labelled, MadeOf, Oldest);
    }
}

/// <summary>How long a project keeps what.</summary>
/// <param name="Settings">As they were set.</param>
/// <param name="Tiers">What they have come to.</param>
internal sealed record RetentionView(RetentionSettings Settings, IReadOnlyList<TierView> Tiers);

/// <summary>What a tier's expiry has come to.</summary>
/// <param name="Tier">What is kept for its own time.</param>
/// <param name="Days">For how many days; null for good.</param>
/// <param name="Removed">How many have expired so far.</param>
/// <param name="KeptForLabels">How many are past their time and kept, because their trace is labelled.</param>
/// <param name="KeptForArtifacts">How many are past their time and kept, because a dataset version, a scorecard or another artifact is made of them.</param>
/// <param name="NextAt">When the next one is due; null when none ever is.</param>
internal sealed record TierView(RetentionTier Tier, int? Days, long Removed, long KeptForLabels, long KeptForArtifacts, DateTimeOffset? NextAt);
