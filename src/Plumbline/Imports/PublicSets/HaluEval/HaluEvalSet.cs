using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.HaluEval;

/// <summary>Answers to questions of users, each labelled by people: does it hold what is not so, and where?</summary>
internal sealed class HaluEvalSet : IPublicSet
{
    public string Name => "halueval";

    public string Description => "Imports the answers of HaluEval with the human label of hallucination, and its spans.";

    public string Files => "Give the set as .tar.gz, or its file general_data.json.";

    public PublicSource Source => HaluEvalRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Path.GetFileName(name) != "general_data.json")
        {
            yield break;
        }

        await foreach (var record in JsonRecord.LinesAsync(content, cancel))
        {
            yield return record.Read(json => HaluEvalRecords.Of(record.Line, json));
        }
    }
}
