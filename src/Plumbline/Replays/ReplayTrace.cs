using System.Globalization;
using Plumbline.Gateway;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Promotions;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Replays;

/// <summary>Runs a trace again: with another model, prompt or policy, or just so. The original stays as it is; what comes of it is a new trace, linked to it.</summary>
internal sealed class ReplayTrace(
    TraceStore traces, ReplayStore replays, Upstreams upstreams, ReplayCall call, RankCandidates rank, FactWriter<Trace> writer, NewId newId, TimeProvider clock)
{
    public const string Attribute = TraceEntry.ReplayOf;
    private const int Answers = 4;

    /// <summary>The replay, once its trace is kept; the same id again is the same replay.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="request">What to run again.</param>
    /// <param name="job">The job that asks; null when a person does.</param>
    /// <param name="upstream">Where the call goes; null for the connection that is named, else the project's.</param>
    /// <param name="cancel">Ends the call.</param>
    /// <exception cref="RefusedException">There is no such trace, no upstream or no model, or the id is another trace's.</exception>
    public async Task<Replay> RunAsync(string project, ReplayRequest request, string? job, Upstream? upstream, CancellationToken cancel)
    {
        var change = request.Change ?? new();
        RefusedException.ThrowIfAny([.. new[] { Identifier.Check("trace", request.Trace), Identifier.CheckOptional("id", request.Id) }.OfType<Refusal>(), .. change.Wrong()]);
        var original = await traces.FindAsync(project, request.Trace, cancel) ?? throw RefusedException.Missing("trace", request.Trace);
        if (TraceBody.ExpiredAt(original) is { } expired)
        {
            throw RefusedException.Conflict("trace", FormattableString.Invariant($"The text of '{original.Id}' expired on {expired:yyyy-MM-dd}: there is nothing to run again."));
        }

        var at = Microseconds.ToDateTimeOffset(Microseconds.Of(clock.GetUtcNow())); // as it is read again
        var id = request.Id ?? newId(at);
        if (await traces.FindAsync(project, id, cancel) is not null)
        {
            return await replays.FindAsync(project, id, cancel) is { } before && before.Original == original.Id
                ? before
                : throw RefusedException.Conflict("id", $"'{id}' is another trace already; choose another id, or leave it out.");
        }

        var (prompt, same) = Prompts(original, change);
        var replay = new Replay(id, original.Id, change, prompt.Hash, same, job, at);
        var ranksAgain = change is { Release: not null, AsksAnew: false } && original.Candidates is { Count: > 1 };
        var target = ranksAgain ? null : await TargetAsync(project, change, upstream, cancel);
        var model = ranksAgain ? "" : ModelOf(original, change);
        await replays.KeepAsync(project, replay, cancel);
        var told = ranksAgain
            ? new Trace(id, at, original.Input, Model: original.Model, Family: original.Family, Candidates: original.Candidates)
            : await call.RunAsync(target!, id, ReplayCall.Body(original, model, prompt, change.Release is null ? 1 : Math.Max(Answers, original.Candidates?.Count ?? 0)), cancel);
        await writer.KeepAsync(project, [await LinkedAsync(project, told, original, replay, cancel)], cancel);
        return replay;
    }

    private static (RenderedPrompt Prompt, bool Same) Prompts(Trace original, ReplayChange change)
    {
        var prompt = RenderedPrompt.Of(change.Messages ?? RenderedPrompt.With(original.Input, change.System));
        return (prompt, prompt.Hash == RenderedPrompt.Of(original.Input).Hash);
    }

    private async Task<Upstream> TargetAsync(string project, ReplayChange change, Upstream? upstream, CancellationToken cancel) =>
        change.Connection is null && upstream?.Base is not null ? upstream
        : await upstreams.ForAsync(project, change.Connection, cancel)
            ?? throw (change.Connection is { } name
                ? RefusedException.Missing("connection", name)
                : RefusedException.Conflict("upstream", $"No model can be asked: set one with 'plumbline connection set NAME URL', or start with --upstream URL or {Upstream.Variable}."));

    private static string ModelOf(Trace original, ReplayChange change) =>
        change.Model ?? original.Attributes?.GetValueOrDefault("requested_model") ?? original.Model
        ?? throw RefusedException.Invalid("model", "The original does not say which model answered: name one.");

    private async Task<Trace> LinkedAsync(string project, Trace told, Trace original, Replay replay, CancellationToken cancel)
    {
        var attributes = new SortedDictionary<string, string>((told.Attributes ?? new Dictionary<string, string>()).ToDictionary(), StringComparer.Ordinal)
        {
            [Attribute] = original.Id,
            ["replay.prompt"] = replay.Prompt,
            ["replay.same_prompt"] = replay.SamePrompt ? "true" : "false",
        };
        var linked = told with { PromptVersion = replay.SamePrompt ? original.PromptVersion : null, Reference = original.Reference, Attributes = attributes };
        return replay.Asked.Release is { } release && told.Candidates is { Count: > 1 } candidates
            ? Chosen(linked, candidates, await rank.RunAsync(project, new(told.Input, candidates, release), cancel))
            : linked;
    }

    private static Trace Chosen(Trace trace, IReadOnlyList<Candidate> candidates, Ranked ranked)
    {
        var best = ranked.Order[0].Id;
        var attributes = new SortedDictionary<string, string>(trace.Attributes!.ToDictionary(), StringComparer.Ordinal) { ["gateway.best_of"] = candidates.Count.ToString(CultureInfo.InvariantCulture) };
        return trace with { Served = best, Output = candidates.First(candidate => candidate.Id == best).Text, Release = ranked.Release, Attributes = attributes };
    }
}
