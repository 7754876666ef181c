using System.Diagnostics;
using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Benchmarks;

/// <summary>DPO on 5,000 pairs of answers of 40 words, 6 candidates a prompt, default settings: encoding and all steps.</summary>
internal sealed class DpoTraining : Benchmark
{
    private const int Prompts = 1_000;
    private const int Candidates = 6;
    private const int Words = 40;
    private readonly PairSet pairs = Draw();

    public override string? BaselineName => "encoding the candidates once";

    public override Task<Reading> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var run = DpoReranking.Start(pairs, new DpoSettings());
        var last = run.Steps().Last();
        GC.KeepAlive((run.Model, last));
        return Task.FromResult(new Reading(watch.Elapsed.TotalMilliseconds));
    }

    public override Task<Reading> RunBaselineAsync()
    {
        var watch = Stopwatch.StartNew();
        var map = FeatureMap.Learn(new(), pairs.Candidates);
        GC.KeepAlive(pairs.Candidates.Sum(set => map.Encode(set.Prompt, set.Candidates).Length));
        return Task.FromResult(new Reading(watch.Elapsed.TotalMilliseconds));
    }

    /// <summary>Neighbours among the candidates of a prompt make a pair; the one with more of the early words is chosen.</summary>
    private static PairSet Draw()
    {
        var stream = new SplitMix64(7);
        CandidateSet[] sets = [.. Enumerable.Range(0, Prompts).Select(number => new CandidateSet($"question {number}", Texts(ref stream)))];
        return PairSet.Of(sets.SelectMany(set => set.Candidates.Zip(set.Candidates.Skip(1), (one, other) =>
            Worth(one) >= Worth(other) ? new TrainingPair(set.Prompt, one, other) : new(set.Prompt, other, one))), sets);
    }

    private static string[] Texts(ref SplitMix64 stream)
    {
        var texts = new string[Candidates];
        for (var text = 0; text < Candidates; text++)
        {
            var words = new string[Words];
            for (var word = 0; word < Words; word++)
            {
                words[word] = $"word{stream.Below(2000)}";
            }

            texts[text] = string.Join(' ', words);
        }

        return texts;
    }

    private static int Worth(string text) => text.Split(' ').Count(word => word.Length <= 7);
}
