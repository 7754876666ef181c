namespace Plumbline.Imports.Ukp;

/// <summary>What an import of the corpus held, to compare with what was published. Worker ids are counted and forgotten.</summary>
internal sealed class UkpCounts
{
    private readonly HashSet<string> workers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> gold = new(StringComparer.Ordinal);

    public int Pairs { get; private set; }

    public void Add(UkpPair pair)
    {
        Pairs++;
        var label = pair.Gold ?? "none";
        gold[label] = gold.GetValueOrDefault(label) + 1;
        foreach (var judgement in pair.Judgements)
        {
            workers.Add(judgement.Worker);
            values[judgement.Value] = values.GetValueOrDefault(judgement.Value) + 1;
        }
    }

    public UkpSummary Summary() => new(
        Pairs, values.Values.Sum(), workers.Count, values, gold, UkpSource.Repository, UkpSource.Commit, UkpSource.Licence, UkpSource.Attribution);
}

/// <summary>Counts and attribution of an import.</summary>
internal sealed record UkpSummary(
    int Pairs, int Judgements, int Workers, IReadOnlyDictionary<string, int> Values, IReadOnlyDictionary<string, int> Gold,
    string Source, string Commit, string Licence, string Attribution);
