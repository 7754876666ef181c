namespace Plumbline.Client;

public sealed class ClosingTests
{
    private readonly ManualClock clock = new();

    private ClientOptions Options => new() { Clock = clock, Seed = 1 };

    [Fact]
    public async Task Closing_sends_what_waits()
    {
        using var server = StubServer.Start();
        var client = new PlumblineClient(server.Address, null, Options);
        Assert.True(Enumerable.Range(0, 150).All(i => client.Record(Facts.Trace($"t{i}"))));

        await client.DisposeAsync();

        Assert.Equal(150, server.Unread.Sum(request => request.Ids.Length));
        Assert.Equal((150, 0), (client.Counts.Kept, client.Counts.Waiting));
    }

    [Fact]
    public async Task A_server_that_never_answers_holds_nobody_up_longer_than_the_closing_time()
    {
        using var server = StubServer.Start(_ => new TaskCompletionSource<StubAnswer>().Task);
        var client = new PlumblineClient(server.Address, null, Options with { BatchFacts = 1 });
        client.Record(Facts.Trace("t1"));
        client.Record(Facts.Trace("t2"));
        await server.NextAsync();

        var closed = client.DisposeAsync().AsTask();
        Assert.False(closed.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        await closed;

        Assert.Equal(new(0, 0, 0, 0, 0, 2, 0), client.Counts);
    }

    [Fact]
    public async Task Closing_tries_once_more_at_once_where_a_retry_waits()
    {
        using var server = StubServer.Start(new StubAnswer(503));
        var client = new PlumblineClient(server.Address, null, Options with { Linger = TimeSpan.Zero });
        client.Record(Facts.Trace("t1"));
        await clock.NextWaitAsync();

        await client.DisposeAsync();

        Assert.Equal(1, client.Counts.Kept);
    }

    [Fact]
    public async Task A_closed_client_takes_nothing_and_closes_again_in_peace()
    {
        using var server = StubServer.Start();
        var client = new PlumblineClient(server.Address, null, Options);
        await client.DisposeAsync();

        Assert.False(client.Record(Facts.Trace("t1")));
        Assert.True(await client.FlushAsync(TestContext.Current.CancellationToken));
        await client.DisposeAsync();
        Assert.Equal(1, client.Counts.Dropped);
    }

    [Fact]
    public async Task A_flush_can_be_given_up()
    {
        using var server = StubServer.Start(_ => new TaskCompletionSource<StubAnswer>().Task);
        await using var client = new PlumblineClient(server.Address, null, Options with { ClosingTime = TimeSpan.Zero });
        client.Record(Facts.Trace("t1"));
        using var patience = new CancellationTokenSource();

        var flushed = client.FlushAsync(patience.Token);
        await server.NextAsync();
        await patience.CancelAsync();

        Assert.False(await flushed);
    }
}
