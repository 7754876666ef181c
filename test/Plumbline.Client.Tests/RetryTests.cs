using System.Text;

namespace Plumbline.Client;

public sealed class RetryTests
{
    private readonly ManualClock clock = new();

    private ClientOptions Options => new() { Clock = clock, Seed = 1, ClosingTime = TimeSpan.Zero, Linger = TimeSpan.Zero };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task What_was_not_taken_is_sent_again_byte_by_byte(int status)
    {
        using var server = StubServer.Start(new StubAnswer(status));
        await using var client = new PlumblineClient(server.Address, null, Options);

        client.Feedback("t1", Feedback.FeedbackKind.Thumb, 1);
        var first = await server.NextAsync();
        clock.Advance(await clock.NextWaitAsync());
        var second = await server.NextAsync();
        await client.FlushAsync(Cancel);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal(new(0, 1, 0, 0, 0, 0, 1), client.Counts);
    }

    [Fact]
    public async Task Waits_double_up_to_the_longest_and_are_spread()
    {
        using var server = StubServer.Start([.. Enumerable.Repeat(new StubAnswer(503), 10)]);
        await using var client = new PlumblineClient(server.Address, null, Options);
        var waits = new List<double>();

        client.Record(Facts.Trace("t1"));
        while (waits.Count < 10)
        {
            var wait = await clock.NextWaitAsync();
            waits.Add(wait.TotalSeconds);
            clock.Advance(wait);
        }

        await client.FlushAsync(Cancel);
        Assert.Equal(1, client.Counts.Kept);
        Assert.All(waits.Index(), wait => Assert.InRange(wait.Item, Math.Min(30, 0.5 * Math.Pow(2, wait.Index)) / 2, Math.Min(30, 0.5 * Math.Pow(2, wait.Index))));
        Assert.Equal(10, waits.Distinct().Count());
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sun, 01 Mar 2026 12:02:00 GMT", 120)]
    [InlineData("999999", 3600)]
    public async Task A_wait_that_the_server_asks_for_is_not_undercut(string retryAfter, int seconds)
    {
        using var server = StubServer.Start(new StubAnswer(429, RetryAfter: retryAfter));
        await using var client = new PlumblineClient(server.Address, null, Options);

        client.Record(Facts.Trace("t1"));
        var wait = await clock.NextWaitAsync();
        clock.Advance(wait);
        await client.FlushAsync(Cancel);

        Assert.InRange(wait.TotalSeconds, seconds, seconds + 0.5);
    }

    [Fact]
    public async Task A_server_that_was_away_gets_everything_once_it_is_back()
    {
        var port = StubServer.FreePort();
        await using var client = new PlumblineClient(new($"http://127.0.0.1:{port}"), null, Options);
        client.Record(Facts.Trace("t1"));
        for (var tries = 0; tries < 20; tries++)
        {
            clock.Advance(await clock.NextWaitAsync());
        }

        using var server = StubServer.Start(_ => Task.FromResult(new StubAnswer(201)), port);
        client.Record(Facts.Trace("t2"));
        var flushed = client.FlushAsync(Cancel);
        while (!flushed.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.Equal(["t1", "t2"], server.Unread.SelectMany(request => request.Ids));
        Assert.Equal((2, 0), (client.Counts.Kept, client.Counts.GivenUp));
    }

    [Fact]
    public async Task A_batch_that_the_server_fails_on_is_given_up_and_the_next_one_goes()
    {
        using var server = StubServer.Start(new StubAnswer(500), new StubAnswer(200, "<html>a proxy's page"), new StubAnswer(500));
        await using var client = new PlumblineClient(server.Address, null, Options with { Attempts = 3, BatchFacts = 1 });

        client.Record(Facts.Trace("poison"));
        clock.Advance(await clock.NextWaitAsync());
        clock.Advance(await clock.NextWaitAsync());
        client.Record(Facts.Trace("t2"));
        await client.FlushAsync(Cancel);

        Assert.Equal(new(0, 1, 0, 0, 0, 1, 2), client.Counts);
    }

    [Fact]
    public async Task An_answer_that_was_lost_leaves_one_fact()
    {
        var kept = new HashSet<string>();
        var handler = new LostAnswers(kept);
        using var http = new HttpClient(handler);
        await using var client = new PlumblineClient(new("http://plumbline.example"), null, Options, http);

        client.Feedback("t1", Feedback.FeedbackKind.Stars, 4);
        clock.Advance(await clock.NextWaitAsync());
        await client.FlushAsync(Cancel);

        Assert.Single(kept);
        Assert.Equal((0, 1), (client.Counts.Kept, client.Counts.Known));
    }

    /// <summary>Keeps what comes, and loses its first answer as a broken line would.</summary>
    private sealed class LostAnswers(HashSet<string> kept) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isNew = kept.Add(new StubRequest("", null, null, await request.Content!.ReadAsStringAsync(cancellationToken)).Ids.Single());
            return isNew
                ? throw new HttpRequestException("The line broke.")
                : new() { Content = new StringContent("""{"kept":0,"known":1,"refused":[]}""", Encoding.UTF8, "application/json") };
        }
    }
}
