using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Client;

public sealed class SendingTests
{
    private readonly ManualClock clock = new();

    private ClientOptions Options => new() { Clock = clock, Seed = 1, ClosingTime = TimeSpan.Zero };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_fact_goes_to_its_route_with_the_key_and_as_it_was()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, "sk_1", Options);
        var trace = Facts.Trace("t1") with { Model = "m-1", InputTokens = 7, Spans = [new("a", "chat", Facts.Noon, Facts.Noon, Kind: "model")] };
        var outcome = new Outcome("o1", "resolved", 1, Facts.Noon, "t1");

        client.Outcome(outcome);
        client.Signal(new Signal("s1", "t1", SignalKind.Edit, Facts.Noon, 0.25, "Better."));
        client.Feedback(Facts.Thumb("f1"));
        client.Record(trace);
        await client.FlushAsync(Cancel);

        var came = server.Unread;
        Assert.Equal(["/api/v1/traces", "/api/v1/feedback", "/api/v1/signals", "/api/v1/outcomes"], came.Select(request => request.Path));
        Assert.All(came, request => Assert.Equal("Bearer sk_1", request.Authorization));
        Assert.Equivalent(trace, JsonSerializer.Deserialize<Trace[]>(came[0].Body, WireFormat.Options)![0], strict: true);
        Assert.Equal([outcome], JsonSerializer.Deserialize<Outcome[]>(came[3].Body, WireFormat.Options)!);
        Assert.Equal(new(0, 4, 0, 0, 0, 0, 0), client.Counts);
    }

    [Fact]
    public async Task What_is_stated_in_passing_gets_an_id_and_the_time()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, null, Options with { Project = "shop" });

        client.Feedback("t1", FeedbackKind.Thumb, 0, reason: FeedbackReason.Unwelcome, user: "ada");
        client.Feedback("t1", FeedbackKind.Comment, text: "Too long.");
        client.Signal("t1", SignalKind.Copy);
        client.Outcome("resolved", 0.5, conversation: "c1");
        await client.FlushAsync(Cancel);

        var came = server.Unread;
        var feedback = JsonSerializer.Deserialize<FeedbackEntry[]>(came[0].Body, WireFormat.Options)!;
        Assert.Equal(("shop", null), (came[0].Project, came[0].Authorization));
        Assert.Equal(new FeedbackEntry(feedback[0].Id, "t1", FeedbackKind.Thumb, clock.GetUtcNow(), 0, Reason: FeedbackReason.Unwelcome, User: "ada"), feedback[0]);
        Assert.Equal(4, came.SelectMany(request => request.Ids).Where(id => id.Length == 32).Distinct().Count());
        Assert.All(feedback, entry => Assert.Empty(FeedbackRules.Check(entry)));
    }

    [Fact]
    public async Task Facts_go_by_the_hundred_and_in_their_order()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, null, Options);

        Assert.True(Enumerable.Range(0, 250).All(i => client.Record(Facts.Trace($"t{i}"))));
        await client.FlushAsync(Cancel);

        var came = server.Unread;
        Assert.Equal([100, 100, 50], came.Select(request => request.Ids.Length));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"t{i}"), came.SelectMany(request => request.Ids));
    }

    [Fact]
    public async Task A_request_holds_a_mebibyte_or_one_larger_fact()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, null, Options);

        foreach (var (i, length) in new[] { 400_000, 400_000, 400_000, 2_000_000, 10 }.Index())
        {
            client.Record(Facts.Trace($"t{i}", new('x', length)));
        }

        await client.FlushAsync(Cancel);

        Assert.Equal(["t0 t1", "t2", "t3", "t4"], server.Unread.Select(request => string.Join(' ', request.Ids)));
    }

    [Fact]
    public async Task A_lone_fact_goes_after_a_second()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, null, Options);

        client.Record(Facts.Trace("t1"));
        Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextWaitAsync());
        Assert.Empty(server.Unread);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["t1"], (await server.NextAsync()).Ids);
    }

    [Fact]
    public async Task A_path_in_the_address_is_kept()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(new(server.Address, "plumbline"), null, Options);

        client.Record(Facts.Trace("t1"));
        await client.FlushAsync(Cancel);

        Assert.Equal("/plumbline/api/v1/traces", server.Unread[0].Path);
    }

    [Fact]
    public async Task A_full_queue_drops_what_comes_and_says_how_much()
    {
        var answered = new TaskCompletionSource<StubAnswer>();
        using var server = StubServer.Start(_ => answered.Task);
        await using var client = new PlumblineClient(server.Address, null, Options with { QueueFacts = 5, BatchFacts = 1 });
        client.Record(Facts.Trace("on its way"));
        await server.NextAsync();

        bool[] taken = [.. Enumerable.Range(0, 8).Select(i => client.Record(Facts.Trace($"t{i}")))];

        Assert.Equal([true, true, true, true, true, false, false, false], taken);
        Assert.Equal((6, 3), (client.Counts.Waiting, client.Counts.Dropped));
        answered.SetResult(new(201));
        await client.FlushAsync(Cancel);
        Assert.Equal(new(0, 6, 0, 0, 3, 0, 0), client.Counts);
        Assert.True(client.Record(Facts.Trace("room again")));
    }

    [Fact]
    public async Task The_queue_is_bounded_in_bytes_too()
    {
        var answered = new TaskCompletionSource<StubAnswer>();
        using var server = StubServer.Start(_ => answered.Task);
        await using var client = new PlumblineClient(server.Address, null, Options with { QueueBytes = 10_000, BatchFacts = 1 });
        client.Record(Facts.Trace("on its way"));
        await server.NextAsync();

        bool[] taken = [.. Enumerable.Range(0, 3).Select(i => client.Record(Facts.Trace($"t{i}", new('x', 4_000))))];

        Assert.Equal([true, true, false], taken);
        answered.SetResult(new(201));
    }

    [Fact]
    public async Task A_flush_with_nothing_to_send_ends_at_once()
    {
        await using var client = new PlumblineClient(new("http://127.0.0.1:9"), null, Options);

        Assert.True(await client.FlushAsync(Cancel));
    }

    [Fact]
    public void An_address_that_is_none_and_numbers_out_of_range_are_refused_at_the_start()
    {
        Assert.Throws<ArgumentException>(() => new PlumblineClient(new("file:///etc")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlumblineClient(new("http://localhost"), null, new() { BatchFacts = 0 }));
    }
}
