namespace Plumbline.Pairs;

/// <summary>Finds training texts that hold what a sealed test asks or answers.</summary>
/// <remarks>
/// A text is contaminated when it shares a run of 13 words with a sealed text, or runs of 8 words that cover 0.7 of the sealed text's words, or
/// 0.8 of passages by fingerprint; a sealed text of fewer than 13 words has to be the same, but for case and punctuation, or alike by fingerprint.
/// Use it when a dataset is built and again at the gate. Reading a test is linear in its words but for one sort a text; so is checking a text, but for what
/// it shares. A template that all sealed texts hold costs nothing: each text is looked for by its rarest runs, so many that 0.7 of it cannot be shared without one of them.
/// Sources: T. B. Brown and others, "Language models are few-shot learners", 2020 (13 words); A. Chowdhery and others, "PaLM", 2022 (8 words, 0.7).
/// </remarks>
public sealed class Decontamination
{
    private const int LongRun = 13;
    private const int ShortRun = 8;
    private const double MostCovered = 0.7;
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> longRuns = [];
    private readonly Dictionary<ulong, List<int>> shortRuns = [];
    private readonly Dictionary<(int, ulong), List<int>> bands = [];
    private readonly List<(ulong[] Runs, ulong[] Signature)> texts = [];

    private Decontamination()
    {
    }

    /// <summary>Reads a sealed test.</summary>
    /// <param name="sealedTexts">Its texts; their places are what a finding names.</param>
    public static Decontamination Of(IEnumerable<string> sealedTexts)
    {
        ArgumentNullException.ThrowIfNull(sealedTexts);
        var index = new Decontamination();
        foreach (var text in sealedTexts)
        {
            index.Add(PlainWords.Of(text));
        }

        index.ListRarest();
        return index;
    }

    /// <summary>Looks for the sealed test in a text.</summary>
    /// <param name="text">A text that is to be trained on.</param>
    /// <returns>The first rule that finds it and the lowest place of a sealed text found by that rule; null when the text is clean.</returns>
    public Contamination? Find(string text)
    {
        var words = PlainWords.Of(text);
        if (words.Count == 0)
        {
            return null;
        }

        return exact.TryGetValue(string.Join(' ', words), out var same) ? new(same, ContaminationRule.SameText)
            : First(SharedPassages.Runs(words, LongRun).Where(longRuns.ContainsKey).Select(run => longRuns[run]), ContaminationRule.LongRun)
            ?? First(Covered(words), ContaminationRule.Covered)
            ?? First(Alike(words), ContaminationRule.Alike);
    }

    private static Contamination? First(IEnumerable<int> places, ContaminationRule rule)
    {
        int[] found = [.. places];
        return found.Length > 0 ? new(found.Min(), rule) : null;
    }

    private void Add(List<string> words)
    {
        var place = texts.Count;
        var (runs, signature) = (SharedPassages.Runs(words, ShortRun), new ulong[MinHash.Size]);
        MinHash.Fill(signature, string.Join(' ', words));
        texts.Add((words.Count >= LongRun ? runs : [], signature));
        if (words.Count == 0)
        {
            return;
        }

        if (!exact.TryAdd(string.Join(' ', words), place))
        {
            texts[place] = ([], signature); // the first of equal texts is the one to be found
        }

        foreach (var run in SharedPassages.Runs(words, LongRun))
        {
            longRuns.TryAdd(run, place);
        }

        for (var band = 0; band < Banding.Default.Bands; band++)
        {
            List(bands, (band, NearDuplicates.Key(signature, band))).Add(place);
        }
    }

    /// <summary>Lists each text under the fewest of its rarest runs without which 0.7 of it cannot be covered.</summary>
    private void ListRarest()
    {
        var commonness = texts.SelectMany(text => text.Runs.Distinct()).CountBy(run => run).ToDictionary();
        for (var place = 0; place < texts.Count; place++)
        {
            ulong[] rarest = [.. texts[place].Runs.Distinct().OrderBy(run => commonness[run]).ThenBy(run => run)];
            var (low, high) = (0, rarest.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                var covered = SharedPassages.Covered(texts[place].Runs, ShortRun, [.. rarest[middle..]]) >= MostCovered - 1e-12;
                (low, high) = covered ? (middle + 1, high) : (low, middle);
            }

            foreach (var run in rarest[..low])
            {
                List(shortRuns, run).Add(place);
            }
        }
    }

    /// <summary>The lowest place, if any; equal texts stand under the first of them.</summary>
    private IEnumerable<int> Covered(List<string> words)
    {
        var runs = SharedPassages.Runs(words, ShortRun).ToHashSet();
        return runs.Where(shortRuns.ContainsKey).SelectMany(run => shortRuns[run]).Distinct().Order()
            .Where(place => SharedPassages.Covered(texts[place].Runs, ShortRun, runs) >= MostCovered - 1e-12).Take(1);
    }

    private IEnumerable<int> Alike(List<string> words)
    {
        var signature = new ulong[MinHash.Size];
        MinHash.Fill(signature, string.Join(' ', words));
        return Enumerable.Range(0, Banding.Default.Bands)
            .SelectMany(band => bands.GetValueOrDefault((band, NearDuplicates.Key(signature, band))) ?? [])
            .Distinct()
            .Where(place => MinHash.Likeness(texts[place].Signature, signature) >= NearDuplicates.Alike);
    }

    private static List<int> List<TKey>(Dictionary<TKey, List<int>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}

/// <summary>A sealed text that was found in a training text.</summary>
/// <param name="Sealed">Its place in the sealed test.</param>
/// <param name="Rule">By which rule.</param>
public readonly record struct Contamination(int Sealed, ContaminationRule Rule);

/// <summary>How a sealed text was found.</summary>
public enum ContaminationRule
{
    /// <summary>The same text but for case and punctuation.</summary>
    SameText,

    /// <summary>A shared run of 13 words.</summary>
    LongRun,

    /// <summary>Shared runs of 8 words cover 0.7 of it.</summary>
    Covered,

    /// <summary>0.8 of passages in common, by fingerprint.</summary>
    Alike,
}
