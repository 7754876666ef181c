using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Fed;

/// <summary>Turns and dialogues of two chatbots and of people, graded by five raters on up to eleven dimensions.</summary>
/// <remarks>The published lists name no rater: the same place in two lists need not be the same person.</remarks>
internal sealed class FedSet : IPublicSet
{
    private const string Records = "fed_data.json";

    public string Name => "fed";

    public string Description => "Imports the turns and dialogues of FED with their ratings on each dimension; a text in place of a grade is 'cannot judge'.";

    public string Files => $"Give the set as .tar.gz, or its file {Records}.";

    public PublicSource Source => FedRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Path.GetFileName(name) != Records)
        {
            yield break;
        }

        await foreach (var record in JsonRecord.ListAsync(content, cancel))
        {
            yield return record.Read(json => FedRecords.Of(record.Line, json));
        }
    }
}
