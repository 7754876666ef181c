using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.LlmDrift;

/// <summary>The same questions to two dated versions of two models, and what a program said of the answers.</summary>
internal sealed class LlmDriftSet : IPublicSet
{
    private const string Sensitive = "SENSITIVEQ_EVAL.csv";
    private const string Counting = "COUNTAHAPPYNUMBER_EVAL.csv";

    public string Name => "llmdrift";

    public string Description => "Imports the answers of four dated model versions from LLMDrift, each checked by a program.";

    public string Files => $"Give the set as .tar.gz, or its files {Sensitive} and {Counting}.";

    public PublicSource Source => LlmDriftRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ReaderOf(Path.GetFileName(name)) is not { } read)
        {
            yield break;
        }

        await foreach (var record in CsvRecord.ReadAsync(content, ',', cancel))
        {
            yield return record.Read(read);
        }
    }

    private static Func<CsvRecord, PublicItem>? ReaderOf(string file) => file switch
    {
        Sensitive => LlmDriftRecords.Sensitive,
        Counting => LlmDriftRecords.Counting,
        _ => null,
    };
}
