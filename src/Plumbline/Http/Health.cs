using System.Data.Common;
using Dapper;
using Plumbline.DeadLetters;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary><c>GET /health</c>: whether what arrives can be kept, and what became of what could not wait for an answer.</summary>
internal static class Health
{
    private const int Room = 1 << 20;

    /// <summary>A payload of no trace, written and taken away again: a disk with less room than that is full.</summary>
    private const string Take = "insert into payload (n, body) values (-1, @room) on conflict (n) do update set body = excluded.body";

    private const string Give = "delete from payload where n = -1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Where the last write failed for the store's sake, one more is tried: the answer tells of now. Status 503 while nothing can be kept.</summary>
    public static async Task<IResult> ShowAsync(CaptureCounts gateway, DeadLetterCounts letters, WriteQueue writes, CancellationToken cancel)
    {
        if (writes.Failing is not null)
        {
            await TryAsync(writes, cancel);
        }

        var failing = writes.Failing;
        return Results.Json(
            new { status = failing is null ? "ok" : "unwritable", reason = failing?.Short, version = ProductVersion.Text, gateway, dead_letters = letters }, WireFormat.Options,
            statusCode: failing is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task TryAsync(WriteQueue writes, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await writes.WriteAsync(
                (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Take, new { room = new byte[Room] }, transaction, cancellationToken: token)), WritePriority.Interactive, patience.Token);
            await writes.WriteAsync(
                (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Give, null, transaction, cancellationToken: token)), WritePriority.Interactive, patience.Token);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or QueueFullException or OperationCanceledException or DbException)
        {
            // the queue knows why
        }
    }
}
