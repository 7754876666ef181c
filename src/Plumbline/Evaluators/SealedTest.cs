using Dapper;
using Plumbline.Datasets;
using Plumbline.Storage;

namespace Plumbline.Evaluators;

/// <summary>The sealed test is opened once a dataset version, with a reason, and the opening is kept.</summary>
internal sealed class SealedTest(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Does nothing for other splits.</summary>
    /// <exception cref="RefusedException">There is no reason, or it was opened before.</exception>
    public async Task OpenAsync(string project, string dataset, string candidate, EvaluationRequest request, CancellationToken cancel)
    {
        if (request.Split != Split.SealedTest)
        {
            return;
        }

        var reason = request.OpenSealed ?? throw RefusedException.Invalid("open_sealed", "Opening the sealed test needs a reason, and happens once.");
        const string Sql = """
            insert into governor_event (project, id, governor, severity, candidate, reasons, evidence, at)
            values (@project, @id, 'sealed_test', 'clear', @candidate, @reason, '{}', @at) on conflict (project, id) do nothing
            """;
        var row = new { project, id = $"sealed:{dataset}", candidate, reason, at = Microseconds.Of(clock.GetUtcNow()) };
        var opened = await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel);
        if (opened == 0)
        {
            throw RefusedException.Conflict("split", $"The sealed test of dataset {dataset[..12]} was opened before. Cut a new version with a fresh sealed test.");
        }
    }
}
