using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.MultiDogo;

/// <summary>What customers wrote to support, turn by turn. There are no answers to judge.</summary>
internal sealed class MultiDogoSet : IPublicSet
{
    public string Name => "multidogo";

    public string Description => "Imports the customer turns of MultiDoGO, each with its intent.";

    public string Files => "Give the set as .tar.gz; its folders name the domain of each train.tsv, dev.tsv and test.tsv.";

    public PublicSource Source => MultiDogoRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (name.Split('/', '\\') is not [.., var domain, "train.tsv" or "dev.tsv" or "test.tsv"])
        {
            yield break;
        }

        var split = Path.GetFileNameWithoutExtension(name);
        await foreach (var record in CsvRecord.ReadAsync(content, '\t', cancel))
        {
            yield return record.Read(row => MultiDogoRecords.Of(domain, split, row));
        }
    }
}
