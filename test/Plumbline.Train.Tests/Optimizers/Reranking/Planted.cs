using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Answers of eight words, each worth something; people prefer the answer that is worth more, more surely the more it is.</summary>
public static class Planted
{
    private const int Words = 60;
    private const int Length = 8;

    /// <summary>Features that can hold the planted truth: single words.</summary>
    public static FeatureSettings Features { get; } = new() { HashBits = 12, NGrams = [1], Declared = ["length_tokens", "text_noise"] };

    public static DpoSettings Dpo { get; } = new() { Features = Features, Descent = new() { Epochs = 8, Seed = 5 } };

    public static RewardModelSettings Reward { get; } = new() { Features = Features, Descent = new() { Epochs = 8, Seed = 5 } };

    public static PairSet Pairs(ulong seed, int prompts, int candidates = 4, bool shuffled = false)
    {
        var stream = SplitMix64.For(seed, "planted pairs");
        CandidateSet[] sets = [.. Enumerable.Range(0, prompts).Select(i => new CandidateSet($"prompt {seed} {i}", Answers(ref stream, candidates)))];
        return PairSet.Of([.. sets.SelectMany(set => Pairs(ref stream, set, shuffled))], sets);
    }

    /// <summary>What an answer is worth: the sum over its words.</summary>
    public static double Worth(string answer) => answer.Split(' ').Sum(word => WordWorth(word));

    private static double WordWorth(string word)
    {
        var stream = SplitMix64.For(Fnv1a.Hash(word), "worth");
        return stream.NextNormal();
    }

    private static string[] Answers(ref SplitMix64 stream, int count)
    {
        var answers = new string[count];
        for (var i = 0; i < count; i++)
        {
            var words = new string[Length];
            for (var j = 0; j < Length; j++)
            {
                words[j] = $"w{stream.Below(Words)}";
            }

            answers[i] = string.Join(' ', words);
        }

        return answers;
    }

    private static List<TrainingPair> Pairs(ref SplitMix64 stream, CandidateSet set, bool shuffled)
    {
        var pairs = new List<TrainingPair>();
        for (var i = 1; i < set.Candidates.Count; i++)
        {
            var (one, other) = (set.Candidates[i - 1], set.Candidates[i]);
            var odds = shuffled ? 0 : Worth(one) - Worth(other);
            var first = stream.NextUnit() < 1 / (1 + Math.Exp(-odds));
            pairs.Add(first ? new(set.Prompt, one, other) : new(set.Prompt, other, one));
        }

        return pairs;
    }
}
