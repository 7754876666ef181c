using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.PandaLm;

/// <summary>Response pairs judged by three people, and by a model, from the PandaLM test set.</summary>
internal sealed class PandaLmSet : IPublicSet
{
    private const string People = "testset-v1.json";
    private const string Judge = "gpt-3.5-turbo-testset-v1.json";

    public string Name => "pandalm";

    public string Description => "Imports the response pairs of the PandaLM test set: three annotators' choices, and a model's verdicts.";

    public string Files => $"Give the set as .tar.gz, or its files {People} and {Judge}.";

    public PublicSource Source => PandaLmRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ReaderOf(Path.GetFileName(name)) is not { } read)
        {
            yield break;
        }

        await foreach (var record in JsonRecord.ListAsync(content, cancel))
        {
            yield return record.Read(json => read(record.Line, json));
        }
    }

    private static Func<long, JsonElement, PublicItem>? ReaderOf(string file) => file switch
    {
        People => PandaLmRecords.Pair,
        Judge => PandaLmRecords.Verdict,
        _ => null,
    };
}
