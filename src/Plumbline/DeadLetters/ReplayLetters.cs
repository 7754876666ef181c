using Plumbline.Accounts;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>Replays and forgets dead letters, one or all that fit a filter.</summary>
internal sealed class ReplayLetters(DeadLetterStore store, IEnumerable<IReplay> replays)
{
    private const int MostAtOnce = 1_000;
    private const int Page = 100;
    private readonly Dictionary<(string, string), IReplay> bySurface = replays.ToDictionary(replay => (replay.Surface, replay.Kind));

    /// <summary>Replays one letter.</summary>
    /// <exception cref="RefusedException">There is none, or its body is not kept whole.</exception>
    public async Task<ReplayReport> RunAsync(string project, string id, CancellationToken cancel)
    {
        var letter = await store.FindAsync(project, id, cancel) ?? throw RefusedException.Missing("dead letter", id);
        var reasons = await RunAsync(project, letter, cancel);
        return reasons.Count == 0 ? new(1, 0, [], null) : new(0, 1, reasons, null);
    }

    /// <summary>Replays the oldest letters that fit, at most a thousand, and says how to go on.</summary>
    public Task<ReplayReport> RunAsync(string project, LetterFilter filter, long after, CancellationToken cancel) => EachAsync(project, filter, after, async letter =>
    {
        var opened = await store.FindAsync(project, letter.Id, cancel);
        return opened is null ? [] : await RunAsync(project, opened, cancel);
    }, cancel);

    /// <summary>Takes letters off the list for good, at most a thousand.</summary>
    public Task<ReplayReport> ForgetAsync(string project, LetterFilter filter, CancellationToken cancel) => EachAsync(project, filter, 0, async letter =>
    {
        await store.CloseAsync(project, letter, LetterEnd.Forgotten, cancel);
        return [];
    }, cancel);

    /// <summary>Takes one letter off the list for good.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task ForgetAsync(string project, string id, CancellationToken cancel)
    {
        var letter = await store.FindAsync(project, id, cancel) ?? throw RefusedException.Missing("dead letter", id);
        await store.CloseAsync(project, letter.Letter, LetterEnd.Forgotten, cancel);
    }

    private async Task<ReplayReport> EachAsync(string project, LetterFilter filter, long after, Func<DeadLetter, Task<IReadOnlyList<Refusal>>> act, CancellationToken cancel)
    {
        var (taken, refused, reasons, last) = (0, 0, new List<Refusal>(), after);
        while (taken + refused < MostAtOnce)
        {
            var letters = await store.AfterAsync(project, filter, last, Page, cancel);
            foreach (var letter in letters)
            {
                var why = await act(letter);
                (taken, refused, last) = why.Count == 0 ? (taken + 1, refused, letter.N) : (taken, refused + 1, letter.N);
                reasons.AddRange(reasons.Count < Page ? why : []);
            }

            if (letters.Count < Page)
            {
                return new(taken, refused, reasons, null);
            }
        }

        return new(taken, refused, reasons, last);
    }

    private async Task<IReadOnlyList<Refusal>> RunAsync(string project, OpenedLetter opened, CancellationToken cancel)
    {
        var letter = opened.Letter;
        var caller = new Caller(project, Words.Parse<Access>(letter.Access), "replay");
        var reasons = await ReasonsAsync(caller, opened, cancel);
        if (reasons.Count == 0)
        {
            await store.CloseAsync(project, letter, LetterEnd.Replayed, cancel);
        }
        else
        {
            await store.RefusedAgainAsync(project, letter, reasons[0], cancel);
        }

        return reasons;
    }

    private async Task<IReadOnlyList<Refusal>> ReasonsAsync(Caller caller, OpenedLetter opened, CancellationToken cancel)
    {
        if (opened.Letter.State != Words.Of(LetterState.Whole))
        {
            return [new("body", $"Its body is {opened.Letter.State}, so it cannot be taken in again; send it anew from where it came, and forget this letter.")];
        }

        if (!bySurface.TryGetValue((opened.Letter.Surface, opened.Letter.Kind), out var replay))
        {
            return [new("surface", $"Nothing here takes in a {opened.Letter.Kind} of {opened.Letter.Surface}.")];
        }

        try
        {
            return await replay.RunAsync(caller, opened, cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Refusals.Count == 0 ? [new("body", refused.Message)] : refused.Refusals;
        }
    }
}

/// <summary>What a replay came to.</summary>
/// <param name="Taken">Letters that are off the list now.</param>
/// <param name="Refused">Letters that were refused again.</param>
/// <param name="Reasons">Why, of the first of them.</param>
/// <param name="Next">What <c>after</c> of the next call is, when more letters may fit; null when all were tried.</param>
internal sealed record ReplayReport(int Taken, int Refused, IReadOnlyList<Refusal> Reasons, long? Next);
