using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>The facts of a public set on their way to the store, a batch a kind.</summary>
internal sealed class PublicFacts(FactBatch<Trace> traces, FactBatch<Label> labels, FactBatch<FeedbackEntry> feedback, FactBatch<Signal> signals)
{
    /// <summary>The first reason to refuse a record; null when all of it is fine.</summary>
    public Refusal? Check(PublicItem item) =>
        (item.Trace is { } trace ? traces.Check(trace) : [])
        .Concat((item.Labels ?? []).SelectMany(labels.Check))
        .Concat((item.Feedback ?? []).SelectMany(feedback.Check))
        .Concat((item.Signals ?? []).SelectMany(signals.Check))
        .FirstOrDefault();

    public async Task AddAsync(PublicItem item, CancellationToken cancel)
    {
        if (item.Trace is { } trace)
        {
            await traces.AddAsync(trace, item.Size, cancel);
        }

        await AddAsync(labels, item.Labels, label => label.Rationale, cancel);
        await AddAsync(feedback, item.Feedback, entry => entry.Text, cancel);
        await AddAsync(signals, item.Signals, signal => signal.Text, cancel);
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        await traces.FlushAsync(cancel);
        await labels.FlushAsync(cancel);
        await feedback.FlushAsync(cancel);
        await signals.FlushAsync(cancel);
    }

    private static async Task AddAsync<T>(FactBatch<T> batch, IReadOnlyList<T>? facts, Func<T, string?> text, CancellationToken cancel)
    {
        foreach (var fact in facts ?? [])
        {
            await batch.AddAsync(fact, text(fact)?.Length ?? 0, cancel);
        }
    }
}
