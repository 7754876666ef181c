using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>Keeps what a public set holds: a record that is wrong is refused whole, its neighbours are kept.</summary>
internal sealed class PublicSetImporter(IPublicSet set) : IImporter
{
    private const int ItemsPerReport = 200;

    public string Name => set.Name;

    public string Description => set.Description;

    public string Files => set.Files;

    public async Task RunAsync(IReadOnlyList<string> files, ImportStore store, ImportReport report, CancellationToken cancel)
    {
        var facts = new PublicFacts(
            store.Batch<Trace>(report), store.Batch<Label>(report), store.Batch<FeedbackEntry>(report), store.Batch<Signal>(report));
        var counts = new PublicCounts(set.Source);
        try
        {
            await ReadAllAsync(files, facts, counts, report, cancel);
        }
        catch (UsageException) // the archive is cut: what stands before is whole
        {
            await facts.FlushAsync(cancel);
            throw;
        }

        await facts.FlushAsync(cancel);
        report.Say("set", counts.Summary());
        if (counts.Items == 0 && report.RefusedLines == 0)
        {
            throw new UsageException($"{string.Join(", ", files)}: there is nothing of the set '{set.Name}' in it. {set.Files}");
        }
    }

    private async Task ReadAllAsync(IReadOnlyList<string> files, PublicFacts facts, PublicCounts counts, ImportReport report, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            await foreach (var document in Archive.ReadAsync(file, cancel))
            {
                var place = document.Name is { } member ? $"{file}!{member}" : file;
                await foreach (var item in set.ReadAsync(document.Name ?? file, document.Content, cancel))
                {
                    await KeepAsync(item, place, facts, counts, report, cancel);
                }
            }
        }
    }

    private static async Task KeepAsync(PublicItem item, string place, PublicFacts facts, PublicCounts counts, ImportReport report, CancellationToken cancel)
    {
        if ((item.Refused ?? facts.Check(item)) is { } refused)
        {
            report.Refuse(new(place, item.Line, refused.Field, refused.Message));
            return;
        }

        await facts.AddAsync(item, cancel);
        counts.Add(item);
        if (counts.Items % ItemsPerReport == 0)
        {
            report.OnProgress(null);
        }
    }
}
