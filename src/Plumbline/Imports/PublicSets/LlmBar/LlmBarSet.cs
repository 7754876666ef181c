using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.LlmBar;

/// <summary>Answer pairs with a gold choice, and what models said of them in both orders.</summary>
internal sealed class LlmBarSet : IPublicSet
{
    private const string Pairs = "dataset.json";
    private const string Verdicts = "result.json";

    public string Name => "llmbar";

    public string Description => "Imports the answer pairs of LLMBar: the gold choice, and each judge's verdict in both orders.";

    public string Files => $"Give the set as .tar.gz; its folders Dataset/… name the subset, the judge and the prompt of each {Pairs} and {Verdicts}.";

    public PublicSource Source => LlmBarRecords.Source;

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

    /// <summary>The path of a pair is …/SUBSET/dataset.json, that of a verdict …/SUBSET/evaluators/MODEL/PROMPT/result.json.</summary>
    private static Func<long, JsonElement, PublicItem>? ReaderOf(string[] path) => path switch
    {
        [.., var subset, Pairs] => (line, pair) => LlmBarRecords.Pair(subset, line, pair),
        [.., var subset, "evaluators", var model, var prompt, Verdicts] => (line, pair) => LlmBarRecords.Verdicts(subset, model, prompt, line, pair),
        _ => null,
    };
}
