using System.Text.Json;
using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Benchmarks;

/// <summary>Score files of two releases on the same items, with a gate file, in a folder of their own.</summary>
internal sealed class ScoreFiles : IDisposable
{
    private const int Items = 10_000;
    private const int Dimensions = 10;
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-bench-").FullName;

    public ScoreFiles()
    {
        File.WriteAllLines(Gate, ["dimensions:", .. Names.Select(name => $"  {name}: {{ minimum: 0.8 }}"), "regression: { previous: 0.02 }"]);
        Write(Baseline, seed: 1);
        Write(Candidate, seed: 2);
    }

    public static IEnumerable<string> Names => Enumerable.Range(0, Dimensions).Select(number => $"dimension_{number}");

    public string Gate => Path.Combine(folder, "gate.yaml");

    public string Candidate => Path.Combine(folder, "candidate.jsonl");

    public string Baseline => Path.Combine(folder, "baseline.jsonl");

    /// <summary>Reads a file with the framework's own JSON reader, line by line.</summary>
    public static List<ScoreRow> Read(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<ScoreRow>(line, WireFormat.Options)!)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Half of the dimensions are scored 0 or 1, half in between.</summary>
    private static void Write(string file, ulong seed)
    {
        var stream = new SplitMix64(seed);
        using var writer = new StreamWriter(file);
        for (var item = 0; item < Items; item++)
        {
            for (var dimension = 0; dimension < Dimensions; dimension++)
            {
                var drawn = stream.NextUnit();
                var score = dimension % 2 == 0 ? (drawn < 0.9 ? 1 : 0) : Math.Round(1 - (drawn * drawn * 0.4), 3);
                writer.WriteLine(FormattableString.Invariant($"{{\"item\":\"item-{item}\",\"dimension\":\"dimension_{dimension}\",\"score\":{score}}}"));
            }
        }
    }
}
