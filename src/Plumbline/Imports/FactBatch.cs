using System.Text.Json;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Imports;

/// <summary>Facts of one kind on their way to the store: a few hundred a commit, so that neither memory nor the disk is worn.</summary>
internal sealed class FactBatch<T>(IFactStore<T> store, FactWriter<T> writer, string project, KindCount count) : IFactSink
{
    private const int Most = 500;
    private const long MostBytes = 8 << 20;
    private readonly List<T> waiting = new(Most);
    private long bytes;

    /// <summary>Reads a fact strictly and takes it; every reason when it is none.</summary>
    public async Task<IReadOnlyList<Refusal>> TakeAsync(JsonElement json, int size, CancellationToken cancel)
    {
        var (fact, problems) = FactReader.ReadOne(json, store);
        if (problems.Count == 0)
        {
            await AddAsync(fact!, size, cancel);
        }

        return problems;
    }

    /// <summary>Every reason to refuse a fact; empty when it is fine.</summary>
    public IReadOnlyList<Refusal> Check(T fact) => store.Check(fact);

    /// <summary>Takes a fact that was checked.</summary>
    public async Task AddAsync(T fact, int size, CancellationToken cancel)
    {
        waiting.Add(fact);
        bytes += size;
        if (waiting.Count == Most || bytes >= MostBytes)
        {
            await FlushAsync(cancel);
        }
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        if (waiting.Count > 0)
        {
            count.Add(await writer.KeepAsync(project, waiting, cancel), waiting.Count);
            (bytes, _) = (0, waiting.RemoveAll(_ => true));
        }
    }
}
