using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.OpenAssistant;

/// <summary>Conversations that branch, written by volunteers, with thumbs and ranks of siblings.</summary>
internal sealed class OpenAssistantSet : IPublicSet
{
    private const string Trees = "_tree.jsonl";

    public string Name => "openassistant";

    public string Description => "Imports the message trees of OpenAssistant: each message, its votes, and the ranks of siblings.";

    public string Files => "Give the set as .tar.gz, or its file en_100_tree.jsonl.";

    public PublicSource Source => OpenAssistantRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!name.EndsWith(Trees, StringComparison.Ordinal))
        {
            yield break;
        }

        await foreach (var record in JsonRecord.LinesAsync(content, cancel))
        {
            foreach (var item in OpenAssistantTree.Read(record))
            {
                yield return item;
            }
        }
    }
}
