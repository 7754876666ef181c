using Plumbline.Optimizers.Reranking.Features;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Turns a prompt and a candidate into features: hashed word n-grams, then the declared features, standardised.</summary>
public sealed class FeatureMap
{
    private readonly DeclaredFeature[] declared;
    private readonly NGramHash nGrams;

    /// <summary>A map with known standardisation.</summary>
    /// <param name="settings">Which features.</param>
    /// <param name="standardisation">Mean and spread, one a declared feature in the order of their names.</param>
    /// <exception cref="ArgumentException">A setting is outside its range, or the standardisation is of other features.</exception>
    public FeatureMap(FeatureSettings settings, Standardisation standardisation)
    {
        Settings = settings.Canonical();
        declared = [.. Settings.Declared.Select(DeclaredFeatures.Named)];
        nGrams = new(Settings);
        Standardisation = standardisation.Means.Count == declared.Length && standardisation.Spreads.Count == declared.Length
            ? standardisation
            : throw new ArgumentException($"The standardisation is of {standardisation.Means.Count} features, not of {declared.Length}.", nameof(standardisation));
    }

    /// <summary>Which features, orders and names sorted.</summary>
    public FeatureSettings Settings { get; }

    /// <summary>What the declared features are standardised with.</summary>
    public Standardisation Standardisation { get; }

    /// <summary>How many weights a linear score over these features has: buckets first, then declared features.</summary>
    public int Dimension => Settings.Buckets + declared.Length;

    /// <summary>A map whose standardisation is learned from the candidates of a training set.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range, or there are no candidates.</exception>
    public static FeatureMap Learn(FeatureSettings settings, IEnumerable<CandidateSet> sets)
    {
        DeclaredFeature[] declared = [.. settings.Canonical().Declared.Select(DeclaredFeatures.Named)];
        double[][] rows = [.. sets.SelectMany(set => Rows(set, declared))];
        return rows.Length > 0
            ? new(settings, Standardisation.Of(rows, declared.Length))
            : throw new ArgumentException("There are no candidates to learn from.", nameof(sets));
    }

    /// <summary>The features of each candidate; linear in the texts.</summary>
    public SparseVector[] Encode(string prompt, IEnumerable<string> candidates)
    {
        var analysed = AnalysedPrompt.Of(prompt);
        return [.. candidates.Select(candidate => Encode(analysed, AnalysedText.Of(candidate)))];
    }

    /// <summary>The name of a weight: a declared feature's own, or null for a bucket of n-grams.</summary>
    internal string? NameOf(int index) => index < Settings.Buckets ? null : Settings.Declared[index - Settings.Buckets];

    private SparseVector Encode(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var features = new List<(int Index, double Value)>((candidate.Tokens.Count * Settings.NGrams.Count) + declared.Length);
        nGrams.AddTo(features, candidate);
        for (var i = 0; i < declared.Length; i++)
        {
            features.Add((Settings.Buckets + i, Standardisation.Apply(i, declared[i].Value(prompt, candidate))));
        }

        features.RemoveAll(feature => feature.Value == 0);
        return new([.. features.Select(feature => feature.Index)], [.. features.Select(feature => feature.Value)]);
    }

    private static IEnumerable<double[]> Rows(CandidateSet set, DeclaredFeature[] declared)
    {
        var prompt = AnalysedPrompt.Of(set.Prompt);
        return set.Candidates.Select(AnalysedText.Of).Select(candidate => Array.ConvertAll(declared, feature => feature.Value(prompt, candidate)));
    }
}
