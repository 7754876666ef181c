using System.Net.Http.Headers;

namespace Plumbline.Client;

/// <summary>Sends facts of one kind until they are settled: the same bytes with the same ids each time, so that a retry is no second fact.</summary>
internal sealed class Delivery(HttpClient http, Uri endpoint, string? key, ClientOptions options, Chance chance, Tally tally, Task closing)
{
    private static readonly AsyncLocal<bool> Busy = new();
    private readonly Backoff backoff = new(options.FirstRetry, options.LongestRetry, chance);

    /// <summary>True where the caller is the client itself, whose own requests are no part of the product.</summary>
    public static bool IsSending
    {
        get => Busy.Value;
        set => Busy.Value = value;
    }

    /// <exception cref="OperationCanceledException">The time to close is over; the facts are not settled.</exception>
    public async Task SendAsync(FactKind kind, IReadOnlyList<WaitingFact> facts, CancellationToken cancel)
    {
        for (int attempt = 1, failures = 0; ; attempt++)
        {
            var answer = await TryAsync(kind, facts, cancel);
            if (answer is ServerAnswer.Settled settled)
            {
                Settle(settled);
                return;
            }

            var again = (ServerAnswer.Again)answer;
            failures += again.IsAway ? 0 : 1;
            if (failures >= options.Attempts)
            {
                tally.GivenUp(facts.Count);
                return;
            }

            await WaitAsync(backoff.After(attempt, again.Wait), again.Wait is not null, cancel);
            tally.Retried();
        }
    }

    /// <summary>Tells the product, whose handler may throw as it likes.</summary>
    public void Refuse(RefusedFact fact)
    {
        tally.Refused(1);
        try
        {
            options.OnRefused?.Invoke(fact);
        }
        catch (Exception) // the product's own fault must not end the sending
        {
        }
    }

    private void Settle(ServerAnswer.Settled settled)
    {
        tally.Kept(settled.Kept);
        tally.Known(settled.Known);
        foreach (var fact in settled.Refused)
        {
            Refuse(fact);
        }
    }

    private async Task<ServerAnswer> TryAsync(FactKind kind, IReadOnlyList<WaitingFact> facts, CancellationToken cancel)
    {
        try
        {
            using var request = Request(kind, facts);
            using var response = await http.SendAsync(request, cancel);
            return await ServerAnswer.ReadAsync(response, facts, options.Clock, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested) // a handler of the given HttpClient may throw anything
        {
            return new ServerAnswer.Again(null, IsAway: fault is HttpRequestException or IOException or OperationCanceledException);
        }
    }

    private HttpRequestMessage Request(FactKind kind, IReadOnlyList<WaitingFact> facts)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, FactRoutes.Of(kind))) { Content = new ByteArrayContent(Body(facts)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        if (options.Project is { } project)
        {
            request.Headers.TryAddWithoutValidation("X-Plumbline-Project", project);
        }

        return request;
    }

    private static byte[] Body(IReadOnlyList<WaitingFact> facts)
    {
        using var body = new MemoryStream(facts.Sum(fact => fact.Json.Length + 1) + 1);
        foreach (var (i, fact) in facts.Index())
        {
            body.WriteByte(i == 0 ? (byte)'[' : (byte)',');
            body.Write(fact.Json);
        }

        body.WriteByte((byte)']');
        return body.ToArray();
    }

    /// <summary>Closing cuts a wait short once, for a last try, unless the server itself asked for the wait.</summary>
    private async Task WaitAsync(TimeSpan wait, bool isAsked, CancellationToken cancel)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var over = Task.Delay(wait, options.Clock, woken.Token);
        await (isAsked || closing.IsCompleted ? over : Task.WhenAny(over, closing));
        await woken.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
