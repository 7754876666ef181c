using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>What the job table promises, whatever the engine.</summary>
public abstract class JobStoreContract : JobContract
{
    private static readonly string[] Kinds = ["count"];
    private static readonly TimeSpan Expiry = Limits.Lease + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_job_is_found_as_it_was_enqueued()
    {
        var job = await EnqueueAsync();

        Assert.Equal(("job-1", "shop", "count", JobState.Ready, 0), (job.Id, job.Project, job.Kind, job.State, job.Attempts));
        Assert.Equal("""{"values":[1,2,3]}""", job.Payload.GetRawText());
        Assert.Equal(Clock.GetUtcNow(), job.CreatedAt);
        Assert.Null(await Store.FindAsync("unknown", Cancel));
    }

    [Fact]
    public async Task The_same_key_is_the_same_job_also_in_another_order_of_events()
    {
        var first = await EnqueueAsync(key: "train 7");
        var other = await EnqueueAsync(key: "train 8");

        Assert.Equal(first.Id, (await EnqueueAsync(key: "train 7")).Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.NotEqual(first.Id, (await EnqueueAsync("other", key: "train 7")).Id);
    }

    [Fact]
    public async Task A_job_is_claimed_by_one_worker()
    {
        await EnqueueAsync();

        var claimed = await Leases.ClaimAsync(Kinds, "one", Cancel);

        Assert.Equal((JobState.Running, "one", 1, 1), (claimed!.State, claimed.Worker, claimed.Token, claimed.Attempts));
        Assert.Null(await Leases.ClaimAsync(Kinds, "two", Cancel));
        Assert.False(await Leases.AnyDueAsync(Kinds, Cancel));
    }

    [Fact]
    public async Task Jobs_are_claimed_in_the_order_in_which_they_are_due()
    {
        var late = await EnqueueAsync(delay: TimeSpan.FromSeconds(2));
        var early = await EnqueueAsync(delay: TimeSpan.FromSeconds(1));
        Assert.Null(await Leases.ClaimAsync(Kinds, "one", Cancel));

        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(early.Id, (await Leases.ClaimAsync(Kinds, "one", Cancel))!.Id);
        Assert.Equal(late.Id, (await Leases.ClaimAsync(Kinds, "one", Cancel))!.Id);
    }

    [Fact]
    public async Task Only_kinds_that_the_process_knows_are_claimed()
    {
        await EnqueueAsync("other");

        Assert.False(await Leases.AnyDueAsync(Kinds, Cancel));
        Assert.Null(await Leases.ClaimAsync(Kinds, "one", Cancel));
    }

    [Fact]
    public async Task An_expired_lease_goes_to_another_and_the_first_can_no_longer_write()
    {
        await EnqueueAsync();
        var first = await Leases.ClaimAsync(Kinds, "one", Cancel);
        Clock.Advance(Expiry);

        var second = await Leases.ClaimAsync(Kinds, "two", Cancel);

        await Assert.ThrowsAsync<LeaseLostException>(() => Leases.CompleteAsync(first!, Effect("first"), _ => null, Cancel));
        Assert.False(await Leases.RenewAsync(first!, Cancel));
        Assert.False(await Leases.FailAsync(first!, "late", Cancel));
        await Leases.CompleteAsync(second!, Effect("second"), _ => "2", Cancel);
        Assert.Equal(["second"], await EffectsAsync());
        Assert.Equal("2", (await FindAsync(first!)).Result!.Value.GetRawText());
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken()
    {
        await EnqueueAsync();
        var job = await Leases.ClaimAsync(Kinds, "one", Cancel);
        Clock.Advance(Limits.Lease - TimeSpan.FromSeconds(1));
        Assert.True(await Leases.RenewAsync(job!, Cancel));

        Clock.Advance(Limits.Lease - TimeSpan.FromSeconds(1));

        Assert.Null(await Leases.ClaimAsync(Kinds, "two", Cancel));
    }

    [Fact]
    public async Task A_job_is_done_once()
    {
        await EnqueueAsync();
        var job = await Leases.ClaimAsync(Kinds, "one", Cancel);
        await Leases.CompleteAsync(job!, Effect("once"), _ => null, Cancel);

        await Assert.ThrowsAsync<LeaseLostException>(() => Leases.CompleteAsync(job!, Effect("twice"), _ => null, Cancel));

        Assert.Equal(["once"], await EffectsAsync());
        Assert.Equal(JobState.Done, (await FindAsync(job!)).State);
    }

    [Fact]
    public async Task A_failed_job_rests_and_keeps_its_reason()
    {
        await EnqueueAsync();
        var job = await Leases.ClaimAsync(Kinds, "one", Cancel);

        await Leases.FailAsync(job!, "The judge did not answer.", Cancel);

        var resting = await FindAsync(job!);
        Assert.Equal((JobState.Ready, "The judge did not answer."), (resting.State, resting.Reason));
        Assert.Equal(Clock.GetUtcNow() + Limits.FirstDelay, resting.RunAt);
        Assert.Null(await Leases.ClaimAsync(Kinds, "one", Cancel));
    }

    [Fact]
    public async Task A_job_whose_workers_all_died_is_given_up_with_a_reason()
    {
        var job = await EnqueueAsync();
        for (var attempt = 0; attempt < Limits.Attempts; attempt++)
        {
            Assert.NotNull(await Leases.ClaimAsync(Kinds, "mortal", Cancel));
            Clock.Advance(Expiry);
        }

        Assert.Null(await Leases.ClaimAsync(Kinds, "mortal", Cancel));

        var given = await FindAsync(job);
        Assert.Equal((JobState.GaveUp, "The process that ran it ended every time before it was done."), (given.State, given.Reason));
    }

    [Fact]
    public async Task A_cancelled_job_is_not_claimed_and_its_worker_can_no_longer_write()
    {
        var job = await EnqueueAsync();
        var claimed = await Leases.ClaimAsync(Kinds, "one", Cancel);

        Assert.True(await Store.CancelAsync(job.Id, Cancel));

        await Assert.ThrowsAsync<LeaseLostException>(() => Leases.CompleteAsync(claimed!, Effect("late"), _ => null, Cancel));
        Assert.Empty(await EffectsAsync());
        Assert.False(await Store.CancelAsync(job.Id, Cancel));
    }

    [Fact]
    public async Task A_given_up_job_can_be_tried_again_with_all_its_attempts()
    {
        var job = await EnqueueAsync();
        Assert.False(await Store.RetryAsync(job.Id, Cancel));
        await Leases.GiveUpAsync((await Leases.ClaimAsync(Kinds, "one", Cancel))!, "No.", Cancel);

        Assert.True(await Store.RetryAsync(job.Id, Cancel));

        var again = await Leases.ClaimAsync(Kinds, "one", Cancel);
        Assert.Equal((1, 2), (again!.Attempts, again.Token));
        Assert.Null(again.Reason);
    }

    [Fact]
    public async Task A_list_shows_the_newest_of_a_project_first_and_one_state_when_asked()
    {
        var first = await EnqueueAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await EnqueueAsync();
        await Store.EnqueueAsync(JobRequest.Of("elsewhere", "count", new Numbers([])), Cancel);
        await Store.CancelAsync(first.Id, Cancel);

        Assert.Equal([second.Id, first.Id], (await Store.ListAsync("shop", null, 10, Cancel)).Select(job => job.Id));
        Assert.Equal([second.Id], (await Store.ListAsync("shop", null, 1, Cancel)).Select(job => job.Id));
        Assert.Equal([first.Id], (await Store.ListAsync("shop", null, 10, Cancel, second.Id)).Select(job => job.Id));
        Assert.Empty(await Store.ListAsync("shop", null, 10, Cancel, first.Id));
        Assert.Equal([first.Id], (await Store.ListAsync("shop", JobState.Cancelled, 10, Cancel)).Select(job => job.Id));
    }
}

public sealed class JobStoreOnSqlite : JobStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class JobStoreOnPostgres : JobStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
