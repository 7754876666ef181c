using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Abcd;

/// <summary>Guidelines of a support team, the text of a rubric on keeping to policy, and three conversations.</summary>
internal sealed class AbcdSet : IPublicSet
{
    public string Name => "abcd";

    public string Description => "Imports the agent guidelines of ABCD, and its sample conversations.";

    public string Files => "Give the set as .tar.gz, or its files guidelines.json and abcd_sample.json.";

    public PublicSource Source => AbcdRecords.Source;

    public IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, CancellationToken cancel) => Path.GetFileName(name) switch
    {
        "guidelines.json" => FlowsAsync(content, cancel),
        "abcd_sample.json" => ConversationsAsync(content, cancel),
        _ => AsyncEnumerable.Empty<PublicItem>(),
    };

    private static async IAsyncEnumerable<PublicItem> FlowsAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (name, record) in JsonMembers.ReadAsync(content, cancel))
        {
            yield return record.Read(flow => AbcdRecords.Flow(record.Line, name, flow));
        }
    }

    private static async IAsyncEnumerable<PublicItem> ConversationsAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in JsonRecord.ListAsync(content, cancel))
        {
            yield return record.Read(json => AbcdRecords.Conversation(record.Line, json));
        }
    }
}
