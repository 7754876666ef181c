using Plumbline.Accounts;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>Writes refusals down, beside the answers. When the server stops, what waits is written first.</summary>
internal sealed partial class DeadLetterWriter(
    DeadLetterQueue queue, Database database, ProjectStore projects, RedactionStore redaction, WriteQueue writes, DeadLetterCounts counts, TimeProvider clock, ILogger<DeadLetterWriter> log) : BackgroundService
{
    private const int Chunk = 100;

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        return base.StopAsync(cancellationToken);
    }

    /// <summary>Ends when the queue is closed and empty; the host's patience bounds it.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var batch in queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            foreach (var items in batch.Items.Chunk(Chunk))
            {
                await KeepAsync(batch.Caller, items);
            }

            queue.Release(batch);
        }
    }

    private async Task KeepAsync(Caller caller, RefusedItem[] items)
    {
        try
        {
            var pseudonym = await projects.PseudonymAsync(caller.Project, CancellationToken.None);
            var redactor = await redaction.RedactorAsync(caller.Project, CancellationToken.None);
            WrittenLetter[] letters = [.. items.Select(item => WrittenLetter.Of(item, redactor, pseudonym))];
            var receivedAt = Microseconds.Of(clock.GetUtcNow());
            await writes.WriteWhenRoomAsync(
                (connection, transaction, _) => LetterRows.KeepAsync(letters, new(database.Engine, connection, transaction, caller.Project, caller.Access, pseudonym, receivedAt, CancellationToken.None)),
                WritePriority.Bulk, CancellationToken.None);
            counts.Keep(items.Sum(item => item.Items));
        }
#pragma warning disable CA1031 // The border of what is beside the answer: whatever fails here is counted, and the answer was given long ago.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            counts.Lose(items.Sum(item => item.Items));
            NotKept(log, items.Length, caller.Project, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} refusals of the project {Project} could not be written down.")]
    private static partial void NotKept(ILogger log, int count, string project, Exception failure);
}
