using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>Everything that was labelled, read in pages so that no read transaction is long.</summary>
internal sealed class LabelledTraces(TraceStore traces, LabelStore labels)
{
    private const int Page = 2_000;

    public async Task<(IReadOnlyList<Trace> Traces, ILookup<string, Label> Labels)> ReadAsync(string project, CancellationToken cancel)
    {
        var kept = new List<Trace>();
        for (var page = await traces.AfterAsync(project, 0, Page, true, cancel); page.Count > 0; page = await traces.AfterAsync(project, page[^1].N, Page, true, cancel))
        {
            kept.AddRange(page.Select(row => row.Trace));
        }

        var judged = new List<Label>();
        for (var page = await labels.AfterAsync(project, 0, 10 * Page, cancel); page.Count > 0; page = await labels.AfterAsync(project, page[^1].N, 10 * Page, cancel))
        {
            judged.AddRange(page.Select(row => row.Label));
        }

        return (kept, judged.ToLookup(label => label.Trace, StringComparer.Ordinal));
    }
}
