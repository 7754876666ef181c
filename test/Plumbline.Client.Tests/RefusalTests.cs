namespace Plumbline.Client;

public sealed class RefusalTests
{
    private readonly ManualClock clock = new();
    private readonly List<RefusedFact> told = [];

    private ClientOptions Options => new() { Clock = clock, Seed = 1, ClosingTime = TimeSpan.Zero, OnRefused = told.Add };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bad_fact_is_told_of_and_its_neighbours_are_kept()
    {
        const string Receipt = """{"kept":1,"known":1,"refused":[{"index":1,"id":"f2","field":"value","message":"A thumb is 0 (down) or 1 (up)."}]}""";
        using var server = StubServer.Start(new StubAnswer(207, Receipt));
        await using var client = new PlumblineClient(server.Address, null, Options);

        Assert.True(client.Feedback(Facts.Thumb("f1")) & client.Feedback(Facts.Thumb("f2", 7)) & client.Feedback(Facts.Thumb("f3")));
        await client.FlushAsync(Cancel);

        Assert.Equal([new(FactKind.Feedback, "f2", 207, "value", "A thumb is 0 (down) or 1 (up).")], told);
        Assert.Equal(new(0, 1, 1, 1, 0, 0, 0), client.Counts);
    }

    [Fact]
    public async Task A_batch_of_bad_facts_is_not_sent_again_and_each_is_told_of()
    {
        const string Problem = """{"title":"The request was refused.","status":400,"detail":"All of it.","errors":{"[0].value":["A thumb is 0 (down) or 1 (up)."]}}""";
        using var server = StubServer.Start(new StubAnswer(400, Problem));
        await using var client = new PlumblineClient(server.Address, null, Options);

        client.Feedback(Facts.Thumb("f1", 7));
        client.Feedback(Facts.Thumb("f2", 8));
        await client.FlushAsync(Cancel);

        Assert.Equal([new(FactKind.Feedback, "f1", 400, "value", "A thumb is 0 (down) or 1 (up)."), new(FactKind.Feedback, "f2", 400, "", "All of it.")], told);
        Assert.Single(server.Unread);
        Assert.Equal(new(0, 0, 0, 2, 0, 0, 0), client.Counts);
    }

    [Theory]
    [InlineData(401, """{"title":"A key is needed.","detail":"Send a secret key."}""", "Send a secret key.")]
    [InlineData(404, "<html>", "The server answered with status 404.")]
    [InlineData(413, "", "The server answered with status 413.")]
    public async Task A_wrong_key_or_address_is_told_of_and_not_tried_again(int status, string text, string message)
    {
        using var server = StubServer.Start(new StubAnswer(status, text));
        await using var client = new PlumblineClient(server.Address, null, Options);

        client.Feedback(Facts.Thumb("f1"));
        await client.FlushAsync(Cancel);

        Assert.Equal([new(FactKind.Feedback, "f1", status, "", message)], told);
        Assert.Single(server.Unread);
    }

    [Fact]
    public async Task Whatever_is_handed_over_the_call_goes_on()
    {
        using var server = StubServer.Start();
        await using var client = new PlumblineClient(server.Address, null, Options with { OnRefused = _ => throw new InvalidOperationException("The product's own fault.") });

        Assert.False(client.Record(null!));
        Assert.False(client.Feedback(Facts.Thumb("f1", double.NaN)));
        Assert.True(client.Record(Facts.Trace("t2")));
        await client.FlushAsync(Cancel);

        Assert.Equal(new(0, 1, 0, 2, 0, 0, 0), client.Counts);
    }

    [Fact]
    public async Task A_transport_that_throws_what_it_likes_ends_nothing()
    {
        using var http = new HttpClient(new Throwing());
        await using var client = new PlumblineClient(new("http://plumbline.example"), null, Options with { Attempts = 1 }, http);

        client.Record(Facts.Trace("t1"));
        await client.FlushAsync(Cancel);
        client.Record(Facts.Trace("t2"));
        await client.FlushAsync(Cancel);

        Assert.Equal(2, client.Counts.GivenUp);
    }

    private sealed class Throwing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException("No.");
    }
}
