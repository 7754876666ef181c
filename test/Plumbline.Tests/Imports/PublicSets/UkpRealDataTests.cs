using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Ukp;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>The whole corpus, as published.</summary>
public sealed partial class UkpRealDataTests : ImportContract
{
    private protected override Engine Engine => Engine.Sqlite;

    [Fact]
    public async Task The_corpus_gives_the_published_counts_and_leaves_no_worker_id_in_the_database()
    {
        var expected = RealData.Reference("ukpconvarg1").GetProperty("counts").GetProperty("values");
        var watch = Stopwatch.StartNew();

        var report = await ImportAsync(new PublicSetImporter(new UkpSet()), RealData.Archive("ukpconvarg1"));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(3));
        var set = JsonDocument.Parse(report.Json()).RootElement.GetProperty("set");
        Assert.Equal(
            [.. new[] { "pairs", "judgements", "workers" }.Select(name => expected.GetProperty(name).GetInt32())],
            new[] { "traces", "labels", "annotators" }.Select(name => set.GetProperty(name).GetInt32()));
        Assert.Equal(
            [.. new[] { "a2", "equal", "a1" }.Select(name => expected.GetProperty("values").GetProperty(name).GetInt32())],
            set.GetProperty("values").GetProperty(UkpRecords.Dimension).EnumerateObject().Select(value => value.Value.GetInt32()));
        Assert.Equal(0, report.RefusedLines);
        Assert.Empty(Kept(await WorkersAsync(RealData.Archive("ukpconvarg1"))));
    }

    private List<string> Kept(HashSet<string> workers)
    {
        var known = workers.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] lengths = [.. workers.Select(worker => worker.Length).Distinct()];
        var text = string.Concat(Directory.GetFiles(Place.Folder!).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains("ukp-arg", text, StringComparison.Ordinal);
        var found = new List<string>();
        for (var at = text.IndexOf('A', StringComparison.Ordinal); at >= 0; at = text.IndexOf('A', at + 1))
        {
            found.AddRange(lengths.Where(length => at + length <= text.Length && known.Contains(text.AsSpan(at, length))).Select(length => text.Substring(at, length)));
        }

        return found;
    }

    private static async Task<HashSet<string>> WorkersAsync(string archive)
    {
        var workers = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var document in Archive.ReadAsync(archive, Cancel))
        {
            using var text = new StreamReader(document.Content, Encoding.Latin1, leaveOpen: true);
            workers.UnionWith(Stated().Matches(await text.ReadToEndAsync(Cancel)).Select(match => match.Groups[1].Value));
        }

        Assert.Equal(3789, workers.Count);
        return workers;
    }

    [GeneratedRegex("<turkID>([^<]+)</turkID>")]
    private static partial Regex Stated();
}
