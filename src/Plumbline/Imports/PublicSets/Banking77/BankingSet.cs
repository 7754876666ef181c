using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Banking77;

/// <summary>Short questions of customers of a bank, each with its intent.</summary>
internal sealed class BankingSet : IPublicSet
{
    public string Name => "banking77";

    public string Description => "Imports the questions of BANKING77, each with its intent.";

    public string Files => "Give the set as .tar.gz, or its file train.csv.";

    public PublicSource Source => BankingRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Path.GetFileName(name) != "train.csv")
        {
            yield break;
        }

        await foreach (var record in CsvRecord.ReadAsync(content, ',', cancel))
        {
            yield return record.Read(BankingRecords.Of);
        }
    }
}
