using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>What the demo keeps of itself, in the database that it plays in: what is played, and the rounds that are over.</summary>
internal sealed class DemoStore(Database database, ArtifactStore artifacts)
{
    public const string RoundKind = "demo-round";
    private const string Kind = "demo";
    private const string Played = "settings";

    /// <summary>Refuses a database in which something else is kept: simulated facts never go among real ones.</summary>
    /// <param name="place">The database, for people.</param>
    /// <param name="settings">What is to be played; null when an earlier demo is only looked for, whatever it played.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <exception cref="UsageException">It holds what no demo made, or a demo of something else.</exception>
    public async Task RefuseForeignAsync(string place, DemoSettings? settings, CancellationToken cancel)
    {
        if (!await Occupancy.IsOccupiedAsync(database, cancel))
        {
            return;
        }

        var played = await artifacts.FindAsync(Caller.DefaultProject, Kind, Played, cancel)
            ?? throw new UsageException($"{place} holds what no demo made; it is left alone. Choose another --data, or an empty --database.");
        if (settings is not null && played.SummaryAs<DemoSettings>() is var kept && kept != settings)
        {
            throw new UsageException(
                $"{place} holds a demo of world {kept.World}{(kept.Null ? " --null" : "")}, {kept.Rounds} rounds, seed {kept.Seed}. {(database.File is null ? "Give an empty --database." : "Give --reset to begin anew, or another --data.")}");
        }
    }

    /// <summary>Takes up the run that the database holds, or starts one.</summary>
    public async Task<DemoProgress> BeginAsync(DemoSettings settings, CancellationToken cancel)
    {
        await KeepAsync(Kind, Played, settings, cancel);
        var rounds = await artifacts.ListAsync(Caller.DefaultProject, RoundKind, null, settings.Rounds, cancel);
        return new(settings, [.. rounds.Select(row => row.SummaryAs<FinishedRound>()).OrderBy(round => round.Report.Round)]);
    }

    /// <summary>Keeps a round that is over.</summary>
    public Task KeepAsync(FinishedRound round, CancellationToken cancel) => KeepAsync(RoundKind, round.Report.Candidate, round, cancel);

    private Task<bool> KeepAsync<T>(string kind, string name, T content, CancellationToken cancel) => artifacts.KeepAsync(
        Caller.DefaultProject, Artifact.Of(kind, name, JsonSerializer.SerializeToUtf8Bytes(content, WireFormat.WithNulls), content, []), cancel);
}
