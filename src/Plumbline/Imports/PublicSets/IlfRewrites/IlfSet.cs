using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.IlfRewrites;

/// <summary>Programs of a model that did not pass, what was wrong in words, and the program as a person made it right.</summary>
internal sealed class IlfSet : IPublicSet
{
    public string Name => "ilf";

    public string Description => "Imports the programs that people corrected, with their critique.";

    public string Files => "Give the set as .tar.gz, or its file surge_annotations.jsonl.";

    public PublicSource Source => IlfRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Path.GetFileName(name) != "surge_annotations.jsonl")
        {
            yield break;
        }

        await foreach (var record in JsonRecord.LinesAsync(content, cancel))
        {
            yield return record.Read(json => IlfRecords.Of(record.Line, json));
        }
    }
}
