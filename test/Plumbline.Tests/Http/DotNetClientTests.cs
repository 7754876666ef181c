using Microsoft.AspNetCore.TestHost;
using Plumbline.Accounts;
using Plumbline.Client;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Http;

public sealed class DotNetClientTests
{
    private readonly List<Plumbline.Client.RefusedFact> told = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_product_states_is_kept_as_it_was_stated_and_twice_is_once()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (_, secret) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        await using var client = Client(server, secret.Text);
        var trace = new Trace("t1", DateTimeOffset.UnixEpoch, [new("user", "How much?")], "Seven.", Model: "m-1", Spans: [new("a", "chat", DateTimeOffset.UnixEpoch, Kind: "model")]);

        client.Record(trace);
        client.Record(trace with { Id = "t2" });
        client.Feedback("t1", FeedbackKind.Thumb, 0, reason: FeedbackReason.Unclear);
        client.Signal("t1", SignalKind.Copy, text: "Seven.");
        client.Outcome(new Outcome("o1", "resolved", 1, DateTimeOffset.UnixEpoch, "t1"));
        await client.FlushAsync(Cancel);
        client.Record(trace);
        await client.FlushAsync(Cancel);

        Assert.Equal(new ClientCounts(0, 5, 1, 0, 0, 0, 0), client.Counts);
        Assert.Equivalent(trace, (await server.Get<TraceStore>().ReceivedAsync("shop", "t1", Cancel))!.Fact, strict: true);
        Assert.Single(await server.Get<FeedbackStore>().OfTraceAsync("shop", "t1", Cancel));
        Assert.Single(await server.Get<SignalStore>().OfTraceAsync("shop", "t1", Cancel));
        Assert.Single(await server.Get<OutcomeStore>().OfTraceAsync("shop", "t1", Cancel));
    }

    [Fact]
    public async Task The_reasons_of_a_refusal_come_back_by_fact()
    {
        await using var server = await ServedApp.StartAsync();
        await using var client = Client(server, null);

        client.Feedback("t1", FeedbackKind.Thumb, 1);
        client.Feedback("t1", FeedbackKind.Stars, 9);
        await client.FlushAsync(Cancel);
        client.Feedback("", FeedbackKind.Stars, 9);
        await client.FlushAsync(Cancel);

        Assert.Equal([(207, "value", "Stars go from 1 to 5."), (400, "trace", "An id is needed: 1 to 800 characters, chosen by you. Stars go from 1 to 5.")], told.Select(fact => (fact.Status, fact.Field, fact.Message)));
        Assert.Equal((1, 2), (client.Counts.Kept, client.Counts.Refused));
    }

    [Fact]
    public async Task A_publishable_key_states_reactions_and_is_told_that_it_may_not_state_traces()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, _) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        await using var client = Client(server, open.Text);

        client.Record(new("t1", DateTimeOffset.UnixEpoch, [new("user", "How much?")]));
        client.Feedback("t1", FeedbackKind.Thumb, 1);
        await client.FlushAsync(Cancel);

        Assert.Equal((FactKind.Trace, "t1", 403), (told.Single().Kind, told.Single().Id, told.Single().Status));
        Assert.Equal(1, client.Counts.Kept);
    }

    private PlumblineClient Client(ServedApp server, string? key) => new(new("http://localhost"), key, new() { OnRefused = told.Add }, server.App.GetTestClient());
}
