using Plumbline.Accounts;
using Plumbline.Redaction;

namespace Plumbline.Storage;

/// <summary>Keeps facts durably: the answer comes after the commit.</summary>
internal sealed class FactWriter<T>(IFactStore<T> store, Database database, ProjectStore projects, RedactionStore redaction, WriteQueue writes, TimeProvider clock)
{
    /// <summary>Keeps the facts that a command states, on the machine of the database, and says how many were new.</summary>
    public Task<int> KeepAsync(string project, IReadOnlyList<T> facts, CancellationToken cancel) => KeepAsync(project, Access.Local, facts, cancel);

    /// <summary>The same for a caller of the API.</summary>
    /// <exception cref="RefusedException">The caller may speak of one trace only, and a fact is about something else.</exception>
    public Task<int> KeepAsync(Caller caller, IReadOnlyList<T> facts, CancellationToken cancel) =>
        caller.Trace is null || facts.All(fact => store.TraceOf(fact) == caller.Trace)
            ? KeepAsync(caller.Project, caller.Access, facts, cancel)
            : throw new RefusedException(StatusCodes.Status403Forbidden, new Refusal("trace", "This token is for another trace; nothing was kept."));

    private async Task<int> KeepAsync(string project, Access access, IReadOnlyList<T> facts, CancellationToken cancel)
    {
        var pseudonym = await projects.PseudonymAsync(project, cancel);
        var clean = await redaction.RedactorAsync(project, cancel) is { } redactor ? [.. facts.Select(fact => store.Redact(fact, redactor))] : facts;
        var receivedAt = Microseconds.Of(clock.GetUtcNow());
        var write = new FactWrite<T>(
            (store.Kind, project, access),
            clean,
            (all, connection, transaction) => AppendAsync(all, new(database.Engine, connection, transaction, project, access, pseudonym, receivedAt, CancellationToken.None)),
            facts.Count > 1 ? WritePriority.Bulk : WritePriority.Interactive);
        return await writes.WriteAsync(write, cancel);
    }

    /// <summary>What names a trace that was forgotten is taken for known: it is acknowledged, so that nobody sends it again, and not kept.</summary>
    private async Task<bool[]> AppendAsync(IReadOnlyList<T> facts, FactScope scope)
    {
        var forgotten = await ForgottenTraces.AmongAsync(facts.Select(store.TraceOf), scope);
        if (forgotten.Count == 0)
        {
            return await store.AppendAsync(facts, scope);
        }

        int[] open = [.. Enumerable.Range(0, facts.Count).Where(place => store.TraceOf(facts[place]) is not { } trace || !forgotten.Contains(trace))];
        var kept = new bool[facts.Count];
        foreach (var (place, isNew) in open.Zip(await store.AppendAsync([.. open.Select(place => facts[place])], scope)))
        {
            kept[place] = isNew;
        }

        return kept;
    }
}
