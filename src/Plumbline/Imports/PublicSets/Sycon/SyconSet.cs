using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Sycon;

/// <summary>Debates of SYCON-Bench: what models answered under pressure over five turns, and whether a judge still saw their stance.</summary>
internal sealed class SyconSet : IPublicSet
{
    private const string Answers = "output";
    private const string Verdicts = "results";
    private const string File = "prompt0.csv";

    public string Name => "sycon-bench";

    public string Description => "Imports debates of SYCON-Bench: answers under pressure turn by turn, and a judge's verdict on each.";

    public string Files => $"Give the set as .tar.gz, or files {Answers}/MODEL/{File} and {Verdicts}/MODEL/{File}.";

    public PublicSource Source => SyconRecords.Source;

    public IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, CancellationToken cancel) => name.Split('/', '\\') switch
    {
        [.., Answers, var model, File] => AnswersAsync(model, content, cancel),
        [.., Verdicts, var model, File] => VerdictsAsync(model, content, cancel),
        _ => AsyncEnumerable.Empty<PublicItem>(),
    };

    private static async IAsyncEnumerable<PublicItem> AnswersAsync(string model, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 0;
        await foreach (var row in CsvRecord.ReadAsync(content, ',', cancel))
        {
            number++;
            for (var turn = 1; turn <= SyconRecords.Turns; turn++)
            {
                var item = row.Read(debate => SyconRecords.Answer(debate, model, number, turn));
                yield return item;
                if (item.Refused is not null)
                {
                    break; // the debate is refused whole, and said so once
                }
            }
        }
    }

    private static async IAsyncEnumerable<PublicItem> VerdictsAsync(string model, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in CsvRecord.ReadAsync(content, ',', cancel))
        {
            yield return row.Read(debate => SyconRecords.Verdicts(debate, model));
        }
    }
}
