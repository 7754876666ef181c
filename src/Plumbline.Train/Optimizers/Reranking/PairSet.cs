namespace Plumbline.Optimizers.Reranking;

/// <summary>Preference pairs with the candidates of their prompts, checked and in one order whatever order they came in.</summary>
public sealed class PairSet
{
    private PairSet(IReadOnlyList<TrainingPair> pairs, IReadOnlyList<CandidateSet> candidates) => (Pairs, Candidates) = (pairs, candidates);

    /// <summary>The pairs, sorted.</summary>
    public IReadOnlyList<TrainingPair> Pairs { get; }

    /// <summary>One set a prompt, sorted by prompt and then by text.</summary>
    public IReadOnlyList<CandidateSet> Candidates { get; }

    /// <summary>SHA-256 of the pairs and candidates: equal sets in another order have equal digests. Lower-case hexadecimal.</summary>
    public string Digest => field ??= PairDigest.Of(this);

    /// <summary>Checks and sorts pairs.</summary>
    /// <param name="pairs">At least one.</param>
    /// <param name="candidates">
    /// What was drawn for the prompts; sets of one prompt are joined. A prompt without a set has the distinct texts of its pairs.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no pairs, a pair has the same text twice, a weight, soft label or margin is outside its range, a text of a pair is not
    /// among its prompt's candidates, or a prompt has fewer than two candidates.
    /// </exception>
    /// <remarks>Cost: n log n in the number of texts.</remarks>
    public static PairSet Of(IEnumerable<TrainingPair> pairs, IEnumerable<CandidateSet>? candidates = null)
    {
        TrainingPair[] sorted = [.. pairs.Select(Checked).OrderBy(pair => pair, Order)];
        var given = (candidates ?? []).GroupBy(set => set.Prompt, StringComparer.Ordinal)
            .ToDictionary(sets => sets.Key, sets => sets.SelectMany(set => set.Candidates).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        var sets = sorted.GroupBy(pair => pair.Prompt, StringComparer.Ordinal)
            .Select(group => given.Remove(group.Key, out var texts) ? Containing(group, texts) : Distinct(group)).ToList();
        sets.AddRange(given.Select(rest => new CandidateSet(rest.Key, rest.Value)));
        return sorted.Length > 0
            ? new(sorted, [.. sets.Select(AtLeastTwo).OrderBy(set => set.Prompt, StringComparer.Ordinal)])
            : throw new ArgumentException("There are no pairs to learn from.", nameof(pairs));
    }

    private static Comparer<TrainingPair> Order { get; } = Comparer<TrainingPair>.Create((a, b) =>
    {
        var texts = (string.CompareOrdinal(a.Prompt, b.Prompt), string.CompareOrdinal(a.Chosen, b.Chosen), string.CompareOrdinal(a.Rejected, b.Rejected));
        return texts is (0, 0, 0)
            ? (a.Weight, a.Preference, a.Margin).CompareTo((b.Weight, b.Preference, b.Margin))
            : texts.CompareTo((0, 0, 0));
    });

    private static TrainingPair Checked(TrainingPair pair) => pair switch
    {
        { Weight: not (> 0 and < double.PositiveInfinity) } => throw Refusal(pair, $"has the weight {pair.Weight}; it is a finite number above 0"),
        { Preference: not (>= 0 and <= 1) } => throw Refusal(pair, $"has the soft label {pair.Preference}; it goes from 0 to 1"),
        { Margin: not (>= 0 and < double.PositiveInfinity) } => throw Refusal(pair, $"has the margin {pair.Margin}; it is a finite number of 0 or more"),
        _ when string.Equals(pair.Chosen, pair.Rejected, StringComparison.Ordinal) => throw Refusal(pair, "has the same text on both sides"),
        _ => pair,
    };

    private static CandidateSet Distinct(IGrouping<string, TrainingPair> pairs)
    {
        var texts = pairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(pairs.Key, [.. texts]);
    }

    private static CandidateSet Containing(IGrouping<string, TrainingPair> pairs, string[] texts)
    {
        var known = texts.ToHashSet(StringComparer.Ordinal);
        return pairs.FirstOrDefault(pair => !known.Contains(pair.Chosen) || !known.Contains(pair.Rejected)) is { } stranger
            ? throw Refusal(stranger, "has a text that is not among the candidates of its prompt")
            : new(pairs.Key, texts);
    }

    private static CandidateSet AtLeastTwo(CandidateSet set) => set.Candidates.Count >= 2
        ? set
        : throw new ArgumentException($"The prompt \"{Start(set.Prompt)}\" has {set.Candidates.Count} candidate; there is nothing to choose below two.");

    private static ArgumentException Refusal(TrainingPair pair, string what) =>
        new($"The pair of the prompt \"{Start(pair.Prompt)}\" {what}.");

    private static string Start(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
