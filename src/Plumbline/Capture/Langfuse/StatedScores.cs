using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Lineage;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>Keeps scores that are stated one at a time, which have no id of their own for the statement.</summary>
internal sealed class StatedScores(ScoreStore scores, FactWriter<FeedbackEntry> writer, RedactionStore redaction, TimeProvider clock)
{
    /// <summary>Keeps it, and gives the score's id. The same again is one fact; another value under the same id is a new fact, which counts from now on.</summary>
    /// <param name="caller">Who states it.</param>
    /// <param name="body">The score.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="ownId">Its id, where it says none; null for a new one.</param>
    /// <exception cref="RefusedException">It is no score.</exception>
    public async Task<string> StateAsync(Caller caller, JsonElement body, CancellationToken cancel, string? ownId = null)
    {
        var (stated, refusals) = LangfuseScore.Of("new", ownId ?? Guid.CreateVersion7().ToString(), body, clock.GetUtcNow());
        RefusedException.ThrowIfAny(refusals);
        var entry = await redaction.RedactorAsync(caller.Project, cancel) is { } redactor ? redactor.Apply(stated!) : stated!; // what is kept is what it is compared with
        var before = await scores.FindAsync(caller.Project, entry.Slot!, cancel);
        if (before is null || Said(before.Fact) != Said(entry))
        {
            await writer.KeepAsync(caller, [entry with { Id = ContentHash.Of($"{before?.Fact.Id}\n{Said(entry)}") }], cancel);
        }

        return entry.Slot!;
    }

    /// <summary>What is said, without when and under which id.</summary>
    private static string Said(FeedbackEntry entry) => JsonSerializer.Serialize(entry with { Id = "", At = default }, WireFormat.Options);
}
