using System.Diagnostics;
using Plumbline.Fakes;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>A process that derives history by other rules is killed in the middle: another goes on where it stood, and the signals are those of a run without a kill.</summary>
public abstract class DerivationKillContract : DerivingContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SignalRuleSet Rules = (SignalRuleSet.Default with { AbandonmentSeconds = 20 }).Whole();

    [Fact]
    public async Task A_killed_derivation_goes_on_where_it_stood()
    {
        var world = World.Of(3_000);
        foreach (var project in new[] { Project, "unharmed" })
        {
            await KeepAsync(project, world.Traces);
            await KeepAsync(project, world.Interactions);
        }

        var job = await Get<StartDerivation>().RunAsync(Project, Rules, Cancel);
        using var mortal = WorkerProcess.Start(DerivingWorker.Mortal, Place);
        Assert.Equal(job.Id, await mortal.ReadAsync(Cancel));
        mortal.Kill();
        var stood = (await Get<DerivedSignalStore>().CursorAsync(Project, Rules.Version, Cancel))!;
        Assert.InRange(stood.Sum, 1, 6_000);
        using var heir = WorkerProcess.Start(DerivingWorker.Steady, Place);

        var ended = await EndedAsync(job.Id);

        Assert.Equal((JobState.Done, 2), (ended.State, ended.Token));
        await DeriveAsync("unharmed", Rules);
        var rows = await RowsAsync(Project, Rules);
        Assert.InRange(rows.Count, 1_000, 20_000);
        Assert.Equal(await RowsAsync("unharmed", Rules), rows);
        Assert.Equal(Rules.Version, (await Get<SignalRuleStore>().CurrentAsync(Project, Cancel)).Rules.Version);
    }

    private async Task<Job> EndedAsync(string id)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await Get<JobStore>().FindAsync(id, Cancel) is { IsFinished: true } ended)
            {
                return ended;
            }

            Assert.True(waited.Elapsed < Patience, "The derivation did not end.");
            await Task.Delay(50, Cancel);
        }
    }
}

public sealed class DerivationKillOnSqlite : DerivationKillContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class DerivationKillOnPostgres : DerivationKillContract
{
    private protected override Engine Engine => Engine.Postgres;
}
