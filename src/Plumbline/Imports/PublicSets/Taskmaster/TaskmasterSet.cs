using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Taskmaster;

/// <summary>Thumbs on the next step of a ticketing and of a coffee agent, and whole dialogues with tool calls.</summary>
internal sealed class TaskmasterSet : IPublicSet
{
    public string Name => "taskmaster";

    public string Description => "Imports the thumbs on agents' next steps from Taskmaster 3 and 4, and the dialogues of Taskmaster 4.";

    public string Files => "Give the set as .tar.gz; its folders TM-3-2020 and TM-4-2024 name the agent of each reward and data file.";

    public PublicSource Source => TaskmasterRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ReaderOf(name.Split('/', '\\')) is not { } read)
        {
            yield break;
        }

        await foreach (var record in JsonRecord.ListAsync(content, cancel))
        {
            yield return record.Read(json => read(record.Line, json));
        }
    }

    /// <summary>The path ends with AGENT/reward/FILE.json or AGENT/data/FILE.json.</summary>
    private static Func<long, JsonElement, PublicItem>? ReaderOf(string[] path) => path switch
    {
        [.., var agent, "reward", var file] when IsJson(file) => (line, json) => TaskmasterRecords.Thumb(agent, Path.GetFileNameWithoutExtension(file), line, json),
        [.., var agent, "data", var file] when IsJson(file) => (line, json) => TaskmasterDialogue.Of(agent, line, json),
        _ => null,
    };

    private static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
