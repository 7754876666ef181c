using System.Data.Common;
using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What the write queue promises, whatever the engine.</summary>
public abstract class WriteQueueContract : StoreContract
{
    private static readonly WriteQueueLimits Patient = WriteQueueLimits.Default with { Gathering = TimeSpan.FromSeconds(20) };
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync("create table note (n {{arrival}}, id text unique)".Replace("{{arrival}}", Engine.Fill("{{arrival}}"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_write_is_there_for_others_when_it_is_answered()
    {
        await using var queue = new WriteQueue(Database);

        Assert.Equal(1, await queue.WriteAsync(Keep("a"), WritePriority.Interactive, Cancel));

        Assert.Equal(["a"], await KeptAsync());
    }

    [Fact]
    public async Task What_waits_together_is_committed_together()
    {
        await using var queue = new WriteQueue(Database, Patient);
        var first = await HoldAsync(queue, Cancel);
        var others = Enumerable.Range(0, 50).Select(n => queue.WriteAsync(Keep($"{n:00}"), WritePriority.Bulk, Cancel)).ToArray();

        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(51, queue.Counts.Committed);
        Assert.Equal(1, queue.Counts.Commits);
        Assert.Equal(51, (await KeptAsync()).Count);
    }

    [Fact]
    public async Task A_group_ends_at_its_size()
    {
        await using var queue = new WriteQueue(Database, Patient with { Group = 10 });
        var first = await HoldAsync(queue, Cancel);
        var others = Enumerable.Range(0, 29).Select(n => queue.WriteAsync(Keep($"{n:00}"), WritePriority.Bulk, Cancel)).ToArray();

        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(3, queue.Counts.Commits);
    }

    [Fact]
    public async Task Interactive_writes_go_ahead_of_bulk_and_each_in_the_order_it_came()
    {
        await using var queue = new WriteQueue(Database);
        var first = await HoldAsync(queue, Cancel);
        Task[] others =
        [
            queue.WriteAsync(Keep("bulk 1"), WritePriority.Bulk, Cancel),
            queue.WriteAsync(Keep("bulk 2"), WritePriority.Bulk, Cancel),
            queue.WriteAsync(Keep("person 1"), WritePriority.Interactive, Cancel),
            queue.WriteAsync(Keep("person 2"), WritePriority.Interactive, Cancel),
        ];

        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(["held", "person 1", "person 2", "bulk 1", "bulk 2"], await KeptAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(19)]
    public async Task A_bad_write_fails_alone(int bad)
    {
        await using var queue = new WriteQueue(Database, Patient);
        var first = await HoldAsync(queue, Cancel);
        var others = Enumerable.Range(0, 20).Select(n => queue.WriteAsync(n == bad ? Refuse : Keep($"{n:00}"), WritePriority.Bulk, Cancel)).ToArray();

        gate.SetResult();
        await first;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => others[bad]);
        Assert.Equal("This write is refused.", refusal.Message);
        await Task.WhenAll(others.Where((_, n) => n != bad));
        Assert.Equal(["held", .. Enumerable.Range(0, 20).Where(n => n != bad).Select(n => $"{n:00}")], await KeptAsync());
        Assert.Equal(1, queue.Counts.Failed);
    }

    [Fact]
    public async Task A_broken_rule_of_the_database_is_the_answer_of_its_own_write()
    {
        await using var queue = new WriteQueue(Database, Patient);
        var first = await HoldAsync(queue, Cancel);
        var twin = queue.WriteAsync(Keep("held"), WritePriority.Interactive, Cancel);
        var neighbour = queue.WriteAsync(Keep("neighbour"), WritePriority.Interactive, Cancel);

        gate.SetResult();
        await Task.WhenAll(first, neighbour);

        await Assert.ThrowsAnyAsync<DbException>(() => twin);
        Assert.Equal(["held", "neighbour"], await KeptAsync());
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_keeps_nothing_of_it()
    {
        await using var queue = new WriteQueue(Database, Patient with { Bulk = 2 });
        var first = await HoldAsync(queue, Cancel);
        Task[] waiting = [queue.WriteAsync(Keep("1"), WritePriority.Bulk, Cancel), queue.WriteAsync(Keep("2"), WritePriority.Bulk, Cancel)];

        await Assert.ThrowsAsync<QueueFullException>(() => queue.WriteAsync(Keep("3"), WritePriority.Bulk, Cancel));
        var person = queue.WriteAsync(Keep("4"), WritePriority.Interactive, Cancel);
        Assert.Equal((1, 2, 1), (queue.Counts.Interactive, queue.Counts.Bulk, queue.Counts.Refused));

        gate.SetResult();
        await Task.WhenAll([first, person, .. waiting]);
        Assert.Equal(["held", "4", "1", "2"], await KeptAsync());
    }

    [Fact]
    public async Task Background_work_waits_for_room()
    {
        await using var queue = new WriteQueue(Database, Patient with { Bulk = 1 });
        var first = await HoldAsync(queue, Cancel);
        var waiting = queue.WriteAsync(Keep("1"), WritePriority.Bulk, Cancel);
        var background = queue.WriteWhenRoomAsync(Keep("2"), WritePriority.Bulk, Cancel);
        Assert.False(background.IsCompleted);

        gate.SetResult();
        await Task.WhenAll(first, waiting, background);

        Assert.Equal(0, queue.Counts.Refused);
    }

    [Fact]
    public async Task A_caller_who_leaves_before_the_start_leaves_nothing()
    {
        using var leaving = new CancellationTokenSource();
        await using var queue = new WriteQueue(Database, Patient);
        var first = await HoldAsync(queue, Cancel);
        var left = queue.WriteAsync(Keep("left"), WritePriority.Interactive, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult();
        await first;

        Assert.Equal(["held"], await KeptAsync());
    }

    [Fact]
    public async Task A_caller_who_leaves_after_the_start_gets_what_the_commit_decides()
    {
        using var leaving = new CancellationTokenSource();
        await using var queue = new WriteQueue(Database);
        var first = await HoldAsync(queue, leaving.Token);

        await leaving.CancelAsync();
        gate.SetResult();

        Assert.Equal(1, await first);
        Assert.Equal(["held"], await KeptAsync());
    }

    [Fact]
    public async Task Closing_commits_what_waits_and_takes_no_more()
    {
        var queue = new WriteQueue(Database);
        var first = await HoldAsync(queue, Cancel);
        var waiting = queue.WriteAsync(Keep("waiting"), WritePriority.Bulk, Cancel);

        var closing = queue.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.WriteAsync(Keep("late"), WritePriority.Bulk, Cancel));
        gate.SetResult();
        await closing;

        Assert.Equal(["held", "waiting"], await KeptAsync());
        await Task.WhenAll(first, waiting);
    }

    private static Func<DbConnection, DbTransaction, CancellationToken, Task<int>> Keep(string id) => (connection, transaction, cancel) =>
        connection.ExecuteAsync(new CommandDefinition("insert into note (id) values (@id)", new { id }, transaction, cancellationToken: cancel));

    private static Func<DbConnection, DbTransaction, CancellationToken, Task<int>> Refuse =>
        (_, _, _) => throw new InvalidOperationException("This write is refused.");

    /// <summary>A write that the writer has begun and cannot end before the gate opens.</summary>
    private async Task<Task<int>> HoldAsync(WriteQueue queue, CancellationToken cancel)
    {
        var held = queue.WriteAsync(
            async (connection, transaction, inner) =>
            {
                started.TrySetResult();
                await gate.Task;
                return await Keep("held")(connection, transaction, inner);
            },
            WritePriority.Interactive,
            cancel);
        await started.Task;
        return held;
    }

    private async Task<IReadOnlyList<string>> KeptAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<string>("select id from note order by n")];
    }
}

public sealed class WriteQueueOnSqlite : WriteQueueContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class WriteQueueOnPostgres : WriteQueueContract
{
    private protected override Engine Engine => Engine.Postgres;
}
