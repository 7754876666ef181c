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

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (name.Split('/', '\\') is not [.., Answers or Verdicts, var model, File])
        {
            yield break;
        }

        var verdicts = name.Split('/', '\\')[^3] == Verdicts;
        await foreach (var row in CsvRecord.ReadAsync(content, [verdicts ? "QuestionID" : "Question", .. Enumerable.Range(1, SyconRecords.Turns).Select(SyconRecords.Column)], cancel))
        {
            foreach (var item in row.Read(values => verdicts ? [SyconRecords.Verdicts(row.Line, model, values)] : SyconRecords.Answers(row.Line, model, row.Number, values)))
            {
                yield return item;
            }
        }
    }
}
