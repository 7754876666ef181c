using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.JudgeBench;

/// <summary>Human ratings that JUDGE-BENCH brings together: Newsroom, DICES 350 by a crowd and by an expert, inferential strategies.</summary>
/// <remarks>
/// The published lists of ratings name nobody, so a label's annotator is a place in its item's list. The same place in two items need not be the same
/// person: agreement of an item's ratings can be measured, and nothing about one rater.
/// </remarks>
internal sealed class JudgeBenchSet : IPublicSet
{
    private const string Items = "instances";

    public string Name => "judge-bench";

    public string Description => "Imports human ratings from JUDGE-BENCH: Newsroom, DICES 350 and inferential strategies.";

    public string Files => $"Give the set as .tar.gz, or its files {string.Join(", ", JudgeBenchPart.All.Select(part => part.File))}.";

    public PublicSource Source => JudgeBenchPart.Whole;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (JudgeBenchPart.Of(name) is not { } part)
        {
            yield break;
        }

        await foreach (var record in JsonRecord.MemberAsync(content, Items, cancel))
        {
            yield return record.Read(json => JudgeBenchRecords.Of(record.Line, part, json));
        }
    }
}
