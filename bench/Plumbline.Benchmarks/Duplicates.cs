using System.Diagnostics;
using System.Globalization;
using Plumbline.Pairs;
using Plumbline.Statistics;

namespace Plumbline.Benchmarks;

/// <summary>A million texts of 20 words, every tenth a copy of another with a word changed: which say nearly the same, in a process of its own for its memory.</summary>
internal sealed class Duplicates : Benchmark
{
    private const int Texts = 1_000_000;
    private const int Words = 20;
    private static readonly string Count = Texts.ToString(CultureInfo.InvariantCulture);

    public override string BaselineName => "drawing the same texts and finding exact copies";

    public override int Runs => 1;

    public override Task<Reading> RunAsync() => RunAsync("near-duplicates");

    public override Task<Reading> RunBaselineAsync() => RunAsync("exact-duplicates");

    /// <summary>What the process does.</summary>
    public static int Find(string count, bool near)
    {
        var texts = Draw(int.Parse(count, CultureInfo.InvariantCulture));
        var watch = Stopwatch.StartNew();
        var found = near ? NearDuplicates.Of(texts).Count : texts.Length - new HashSet<string>(texts, StringComparer.Ordinal).Count;
        Console.WriteLine($"{found} in {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static async Task<Reading> RunAsync(string what)
    {
        using var process = new ChildProcess(Environment.ProcessPath!, what, Count);
        return await process.EndAsync(0);
    }

    private static string[] Draw(int count)
    {
        var (stream, texts) = (new SplitMix64(3), new string[count]);
        for (var text = 0; text < count; text++)
        {
            texts[text] = text % 10 == 9 ? $"{texts[(int)stream.Below(text)]} word{stream.Below(5000)}" : Fresh(ref stream);
        }

        return texts;
    }

    private static string Fresh(ref SplitMix64 stream)
    {
        var words = new string[Words];
        for (var word = 0; word < Words; word++)
        {
            words[word] = $"word{stream.Below(5000)}";
        }

        return string.Join(' ', words);
    }
}
