using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Gateway;

/// <summary>Keeps captured calls as traces, beside the calls. When the server stops, what waits is kept first.</summary>
internal sealed partial class CaptureWriter(
    CaptureQueue queue, Conversations conversations, ProjectStore projects, FactWriter<Trace> writer, CaptureCounts counts, DeadLetterQueue letters, ILogger<CaptureWriter> log) : BackgroundService
{
    public const string Surface = "gateway";

    private const int Group = 100;

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        return base.StopAsync(cancellationToken);
    }

    /// <summary>Ends when the queue is closed and empty; the host's patience bounds it.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Call>(Group);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < Group && queue.Reader.TryRead(out var call))
            {
                group.Add(call);
            }

            foreach (var calls in group.GroupBy(call => call.Caller))
            {
                await KeepAsync(calls.Key, [.. calls]);
            }

            group.Clear();
        }
    }

    private async Task KeepAsync(Caller caller, Call[] calls)
    {
        Trace[] traces = [];
        try
        {
            var pseudonym = await projects.PseudonymAsync(caller.Project, CancellationToken.None);
            traces = [.. calls.Select(call => Read(call, pseudonym))];
            counts.Keep(traces.Length, await writer.KeepAsync(caller, traces, CancellationToken.None));
        }
#pragma warning disable CA1031 // The border of capture: whatever fails here must not reach the calls, which were answered long ago.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await FailedAsync(caller, calls, traces, failure);
        }
        finally
        {
            Array.ForEach(calls, call => call.Release());
        }
    }

    /// <summary>One that cannot be kept does not take its neighbours with it; by itself it goes on the list of what was refused.</summary>
    private async Task FailedAsync(Caller caller, Call[] calls, Trace[] traces, Exception failure)
    {
        if (calls.Length == 1)
        {
            counts.Drop();
            var letter = new RefusedItem(Surface, "trace", RefusalCode.Failed, [new("trace", $"The call {calls[0].TraceId} was answered, and could not be kept; the server's log says why.")]);
            letters.Add(caller, traces.Length == 0 ? letter : letter.With(JsonSerializer.SerializeToUtf8Bytes(traces[0], WireFormat.Options)));
            Lost(log, calls[0].TraceId, failure);
            return;
        }

        foreach (var call in calls)
        {
            await KeepAsync(caller, [call]);
        }
    }

    private Trace Read(Call call, Pseudonym pseudonym)
    {
        var reading = new TraceOfCall(call, conversations, pseudonym);
        var trace = reading.Read();
        if (reading.IsPartial)
        {
            counts.Unreadable();
        }

        return trace;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The call {Trace} was answered, and could not be kept.")]
    private static partial void Lost(ILogger log, string trace, Exception failure);
}
