using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Imports.Ukp;

/// <summary>
/// Human judgements of argument pairs from the corpus UKPConvArg1: a trace a pair, a label a worker. Worker ids become
/// pseudonyms, the authors of the arguments are left out.
/// </summary>
internal sealed class UkpImporter : IImporter
{
    private const int PairsPerReport = 200;

    public string Name => "ukp";

    public string Description => "Imports the argument pairs of the corpus UKPConvArg1, each worker's choice as a label.";

    public string Files => "A .tar.gz of the corpus, or XML files of its folder UKPConvArg1-full-XML; recognised by content.";

    public async Task RunAsync(IReadOnlyList<string> files, ImportStore store, ImportReport report, CancellationToken cancel)
    {
        var (traces, labels) = (store.Batch<Trace>(report), store.Batch<Label>(report));
        var counts = new UkpCounts();
        try
        {
            await ReadAllAsync(files, traces, labels, counts, report, cancel);
        }
        catch (UsageException) // the archive is cut: what stands before is whole
        {
            await traces.FlushAsync(cancel);
            await labels.FlushAsync(cancel);
            throw;
        }

        await traces.FlushAsync(cancel);
        await labels.FlushAsync(cancel);
        report.Say("corpus", counts.Summary());
        if (counts.Pairs == 0 && report.RefusedLines == 0)
        {
            throw new UsageException($"{string.Join(", ", files)}: there are no argument pairs in it. Give the corpus as .tar.gz, or XML files of its folder UKPConvArg1-full-XML.");
        }
    }

    private static async Task ReadAllAsync(
        IReadOnlyList<string> files, FactBatch<Trace> traces, FactBatch<Label> labels, UkpCounts counts, ImportReport report, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            await foreach (var document in Archive.ReadAsync(file, cancel))
            {
                var name = document.Name ?? file;
                if (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                {
                    await ReadAsync(new(document.Name is null ? file : $"{file}!{name}", UkpDebate.Of(name)), document.Content, traces, labels, counts, report, cancel);
                }
            }
        }
    }

    private static async Task ReadAsync(
        UkpPlace place, Stream content, FactBatch<Trace> traces, FactBatch<Label> labels, UkpCounts counts, ImportReport report, CancellationToken cancel)
    {
        await foreach (var (pair, refusal) in UkpReader.ReadAsync(content, place, cancel))
        {
            if (refusal is not null)
            {
                report.Refuse(refusal);
                continue;
            }

            var (trace, judgements) = UkpRecords.Of(pair!, place.Debate);
            var problems = traces.Check(trace).Concat(judgements.SelectMany(labels.Check)).ToArray();
            if (problems.Length > 0)
            {
                report.Refuse(new(place.File, pair!.Line, problems[0].Field, problems[0].Message));
                continue;
            }

            await KeepAsync(trace, judgements, traces, labels, cancel);
            counts.Add(pair!);
            if (counts.Pairs % PairsPerReport == 0)
            {
                report.OnProgress(null);
            }
        }
    }

    private static async Task KeepAsync(Trace trace, IReadOnlyList<Label> judgements, FactBatch<Trace> traces, FactBatch<Label> labels, CancellationToken cancel)
    {
        await traces.AddAsync(trace, trace.Candidates!.Sum(candidate => candidate.Text.Length), cancel);
        foreach (var label in judgements)
        {
            await labels.AddAsync(label, label.Rationale?.Length ?? 0, cancel);
        }
    }
}
