using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Tau2Judges;

/// <summary>What two prompts of one judge said of conversations of the tau2 benchmark, beside what its program says.</summary>
internal sealed class Tau2JudgeSet : IPublicSet
{
    public string Name => "tau2-judges";

    public string Description => "Imports a model's verdicts on conversations of the tau2 benchmark, with the benchmark's own.";

    public string Files => "Give the set as .tar.gz, or its files ….summary_PROMPT.json.";

    public PublicSource Source => Tau2JudgeRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!Path.GetFileName(name).Contains(".summary_", StringComparison.Ordinal))
        {
            yield break;
        }

        await foreach (var (member, record) in JsonMembers.ReadAsync(content, cancel))
        {
            foreach (var item in Items(member, record))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<PublicItem> Items(string member, JsonRecord record) => (member, record) switch
    {
        (_, { Refused: not null }) => [record.Read(_ => new(record.Line))],
        ("entries", { Json.ValueKind: JsonValueKind.Array }) => record.Json.EnumerateArray().Index().Select(entry => new JsonRecord(entry.Index + 1, entry.Item).Read(json => Tau2JudgeRecords.Of(entry.Index + 1, json))),
        _ => [],
    };
}
