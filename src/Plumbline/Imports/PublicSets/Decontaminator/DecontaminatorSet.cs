using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Decontaminator;

/// <summary>Tasks of a benchmark, and copies of them in other words, which no check of equal passages finds.</summary>
internal sealed class DecontaminatorSet : IPublicSet
{
    public string Name => "decontaminator";

    public string Description => "Imports benchmark tasks and their rephrased copies from the LLM decontaminator.";

    public string Files => "Give the set as .tar.gz, or its files HumanEval.jsonl, humaneval_python.jsonl and rephrase_gsm8k.jsonl.";

    public PublicSource Source => DecontaminatorRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ReaderOf(Path.GetFileName(name)) is not { } read)
        {
            yield break;
        }

        await foreach (var record in JsonRecord.LinesAsync(content, cancel))
        {
            yield return record.Read(json => read(record.Line, json));
        }
    }

    private static Func<long, JsonElement, PublicItem>? ReaderOf(string file) => file switch
    {
        "HumanEval.jsonl" => DecontaminatorRecords.Task,
        "humaneval_python.jsonl" => DecontaminatorRecords.CopyOfTask,
        "rephrase_gsm8k.jsonl" => DecontaminatorRecords.CopyOfQuestion,
        _ => null,
    };
}
