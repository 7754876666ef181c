using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Client;

/// <summary>
/// Hands what a product does and what its users say to Plumbline, in the background. Handing over never waits and never throws:
/// a fact goes into a bounded queue, and one that finds no room is dropped and counted.
/// </summary>
/// <remarks>
/// Facts go in the order in which they were handed over, in batches of one kind. What the server could not take (408, 429, 5xx,
/// no connection) is sent again with growing, spread waits; what it refuses is not. Ids make a retry safe: the same fact twice is one fact.
/// Safe for any number of threads. One client a process is enough; close it with <see cref="DisposeAsync"/>, which sends what waits.
/// </remarks>
public sealed class PlumblineClient : IAsyncDisposable
{
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(30);

    private readonly ClientOptions options;
    private readonly HttpClient? made;
    private readonly Chance chance;
    private readonly FactQueue queue;
    private readonly Delivery delivery;
    private readonly Tally tally = new();
    private readonly TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task work;

    /// <summary>Begins to send in the background as soon as there is something to send.</summary>
    /// <param name="endpoint">The server's address, e.g. <c>https://plumbline.example</c>; a path in it is kept.</param>
    /// <param name="key">A secret key of the project, <c>sk_…</c>; null for a server without keys. A publishable key, <c>pk_…</c>, may state feedback and signals only.</param>
    /// <param name="options">How to queue and send; null for the defaults.</param>
    /// <param name="http">What requests are made with, and stays the caller's; null for one of the client's own, with 30 seconds a request.</param>
    /// <exception cref="ArgumentException">The endpoint is no address of HTTP.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PlumblineClient(Uri endpoint, string? key = null, ClientOptions? options = null, HttpClient? http = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"'{endpoint}' is no address of a server; it begins with http:// or https://.", nameof(endpoint));
        }

        this.options = (options ?? new()).Checked();
        chance = new(this.options.Seed);
        queue = new(this.options.QueueFacts, this.options.QueueBytes);
        made = http is null ? new HttpClient { Timeout = RequestTime } : null;
        delivery = new(http ?? made!, Below(endpoint), key, this.options, chance, tally, closing.Task);
        using (ExecutionContext.SuppressFlow()) // the product's own context ends with its request
        {
            work = Task.Run(WorkAsync);
        }
    }

    /// <summary>What became of the facts so far; cheap.</summary>
    public ClientCounts Counts => tally.Counts();

    /// <summary>States an exchange with the product. The trace is written at once: changing its lists later changes nothing.</summary>
    /// <param name="trace">The exchange; its id is what feedback, signals and outcomes name.</param>
    /// <returns>False when it was dropped or cannot be written; the counts say which.</returns>
    public bool Record(Trace trace) => Add(FactKind.Trace, trace?.Id, trace);

    /// <summary>States what a user said on purpose.</summary>
    /// <returns>False when it was dropped or cannot be written.</returns>
    public bool Feedback(FeedbackEntry entry) => Add(FactKind.Feedback, entry?.Id, entry);

    /// <summary>States what a user said on purpose just now, under an id that is drawn.</summary>
    /// <param name="trace">The trace's id; the trace may come later.</param>
    /// <param name="kind">How it was given.</param>
    /// <param name="value">Thumb: 0 or 1. Stars: 1 to 5. Null for a correction or a comment.</param>
    /// <param name="text">The corrected answer or the comment.</param>
    /// <param name="reason">Why it was negative.</param>
    /// <param name="user">Who gave it; kept as a pseudonym.</param>
    /// <returns>False when it was dropped.</returns>
    public bool Feedback(string trace, FeedbackKind kind, double? value = null, string? text = null, FeedbackReason? reason = null, string? user = null) =>
        Feedback(new FeedbackEntry(chance.Id(), trace, kind, Now, value, text, reason, user));

    /// <summary>States what a user's behaviour says.</summary>
    /// <returns>False when it was dropped or cannot be written.</returns>
    public bool Signal(Signal signal) => Add(FactKind.Signal, signal?.Id, signal);

    /// <summary>States what a user did just now, under an id that is drawn.</summary>
    /// <param name="trace">The trace's id; the trace may come later.</param>
    /// <param name="kind">What the user did.</param>
    /// <param name="value">A size where the kind has one: the rewritten share of an edit (0 to 1), the seconds of an abandonment.</param>
    /// <param name="text">The text after an edit, the new question of a retry, or what was copied.</param>
    /// <returns>False when it was dropped.</returns>
    public bool Signal(string trace, SignalKind kind, double? value = null, string? text = null) =>
        Signal(new Signal(chance.Id(), trace, kind, Now, value, text));

    /// <summary>States what happened in the world, hours to weeks later.</summary>
    /// <returns>False when it was dropped or cannot be written.</returns>
    public bool Outcome(Outcome outcome) => Add(FactKind.Outcome, outcome?.Id, outcome);

    /// <summary>States what was observed just now, under an id that is drawn; one of trace, conversation and user is needed.</summary>
    /// <param name="name">What was observed, e.g. <c>resolved</c>.</param>
    /// <param name="value">1 when it went well, 0 when it did not, or a share between.</param>
    /// <param name="trace">The trace it follows.</param>
    /// <param name="conversation">The conversation it follows.</param>
    /// <param name="user">The user it was observed on; kept as a pseudonym.</param>
    /// <returns>False when it was dropped.</returns>
    public bool Outcome(string name, double value, string? trace = null, string? conversation = null, string? user = null) =>
        Outcome(new Outcome(chance.Id(), name, value, Now, trace, conversation, user));

    /// <summary>Sends what was handed over before the call without waiting for more to go with it.</summary>
    /// <param name="cancel">Ends the wait, not the sending.</param>
    /// <returns>True when all of it is settled: kept, refused or given up. False when the wait ended first.</returns>
    public async Task<bool> FlushAsync(CancellationToken cancel = default)
    {
        var settled = queue.Mark() ?? work;
        await Task.WhenAny(settled, work, Task.Delay(Timeout.InfiniteTimeSpan, cancel)).ConfigureAwait(false);
        return settled.IsCompleted || work.IsCompleted;
    }

    /// <summary>Takes no more facts, sends what waits for at most <see cref="ClientOptions.ClosingTime"/>, and counts what is left as given up. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        closing.TrySetResult();
        await Task.WhenAny(work, Task.Delay(options.ClosingTime, options.Clock)).ConfigureAwait(false);
        if (!work.IsCompleted)
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(work, Task.Delay(options.ClosingTime, options.Clock)).ConfigureAwait(false);
        }

        made?.Dispose();
    }

    /// <summary>Counts and tells a fact that could not be written.</summary>
    internal void Refuse(RefusedFact fact)
    {
        tally.Taken();
        delivery.Refuse(fact);
    }

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    private static Uri Below(Uri endpoint) => endpoint.AbsoluteUri.EndsWith('/') ? endpoint : new(endpoint.AbsoluteUri + "/");

    private bool Add<T>(FactKind kind, string? id, T? fact)
    {
        byte[] json;
        try
        {
            json = JsonSerializer.SerializeToUtf8Bytes(fact ?? throw new ArgumentNullException(nameof(fact)), WireFormat.Options);
        }
        catch (Exception wrong) // whatever a product hands over, its own call goes on
        {
            Refuse(new(kind, id, 0, "", wrong.Message));
            return false;
        }

        tally.Taken();
        if (queue.Add(new(kind, id, json)))
        {
            return true;
        }

        tally.Untaken();
        return false;
    }

    private async Task WorkAsync()
    {
        Delivery.IsSending = true;
        var batches = new Batches(queue, options);
        try
        {
            while (await batches.NextAsync() is { } batch)
            {
                foreach (var kind in batch.Facts.GroupBy(fact => fact.Kind).OrderBy(kind => kind.Key))
                {
                    await delivery.SendAsync(kind.Key, [.. kind], stopping.Token);
                }

                batch.Mark?.Reached.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            tally.GivenUp(tally.Waiting);
        }
    }
}
