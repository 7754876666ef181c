using Plumbline.Accounts;

namespace Plumbline.Storage;

/// <summary>Keeps facts durably: the answer comes after the commit.</summary>
internal sealed class FactWriter<T>(IFactStore<T> store, ProjectStore projects, WriteQueue writes, TimeProvider clock)
{
    /// <summary>Keeps the facts and says how many were new.</summary>
    public async Task<int> KeepAsync(string project, IReadOnlyList<T> facts, CancellationToken cancel)
    {
        var pseudonym = await projects.PseudonymAsync(project, cancel);
        var receivedAt = Microseconds.Of(clock.GetUtcNow());
        return await writes.WriteAsync(
            (connection, transaction, token) => store.AppendAsync(facts, new(connection, transaction, project, pseudonym, receivedAt, token)),
            facts.Count > 1 ? WritePriority.Bulk : WritePriority.Interactive, cancel);
    }
}
