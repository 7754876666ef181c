using System.Text.Json;
using Plumbline.Http;
using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Imports.Jsonl;

/// <summary>Takes pairs: the two answers become the candidates of a trace, the choice a label that compares them.</summary>
internal sealed class PairSink(FactBatch<Trace> traces, FactBatch<Label> labels) : IFactSink
{
    public async Task<IReadOnlyList<Refusal>> TakeAsync(JsonElement json, int size, CancellationToken cancel)
    {
        var (pair, problems) = Read(json);
        if (pair is null)
        {
            return problems;
        }

        var (trace, label) = pair.Value;
        problems = [.. traces.Check(trace).Select(InPair), .. labels.Check(label)];
        if (problems.Count == 0)
        {
            await traces.AddAsync(trace, size, cancel);
            await labels.AddAsync(label, size, cancel);
        }

        return problems;
    }

    // The batches belong to the lines of traces and labels, which keep them.
    public Task FlushAsync(CancellationToken cancel) => Task.CompletedTask;

    private static ((Trace Trace, Label Label)? Pair, IReadOnlyList<Refusal> Problems) Read(JsonElement json)
    {
        try
        {
            return json.Deserialize<PairLine>(WireFormat.Options) is { } line ? PairRecords.Of(line) : (null, [new("pair", "A pair is a JSON object, not null.")]);
        }
        catch (JsonException wrong)
        {
            return (null, [JsonProblem.Of(wrong, typeof(PairLine))]);
        }
        catch (InvalidOperationException)
        {
            return (null, [new("pair", "A text holds half a surrogate pair, which is no character; leave it out.")]);
        }
    }

    private static Refusal InPair(Refusal refusal) => refusal.Field switch
    {
        "conversation" => refusal with { Field = "group" },
        var field => refusal with { Field = field.Replace("input", "prompt", StringComparison.Ordinal) },
    };
}
