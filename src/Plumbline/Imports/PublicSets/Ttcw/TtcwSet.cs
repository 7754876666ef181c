using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Ttcw;

/// <summary>Stories judged on the fourteen Torrance tests of creative writing by experts and by three models.</summary>
internal sealed class TtcwSet : IPublicSet
{
    private const string Stories = "ttcw_short_stories.json";
    private const string Verdicts = "ttcw_annotations.json";

    public string Name => "ttcw";

    public string Description => "Imports stories judged on fourteen tests of creative writing: experts' verdicts, and those of three models.";

    public string Files => $"Give the set as .tar.gz, or its files {Stories}, {Verdicts} and {string.Join(", ", TtcwModel.Judges.Select(FileOf))}.";

    public PublicSource Source => TtcwRecords.Source;

    public IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, CancellationToken cancel) => Path.GetFileName(name) switch
    {
        Stories => ListAsync(content, TtcwRecords.Story, cancel),
        Verdicts => VerdictsAsync(content, cancel),
        var file when TtcwModel.Judges.FirstOrDefault(judge => FileOf(judge) == file) is { } judge => AnswersAsync(content, judge, cancel),
        _ => AsyncEnumerable.Empty<PublicItem>(),
    };

    private static string FileOf(TtcwModel judge) => $"annotations_{judge.Key}.jsonl";

    private static IAsyncEnumerable<PublicItem> VerdictsAsync(Stream content, CancellationToken cancel)
    {
        var seen = new Occurrences();
        return ListAsync(content, (line, json) => TtcwRecords.Verdict(line, json, seen), cancel);
    }

    private static async IAsyncEnumerable<PublicItem> ListAsync(
        Stream content, Func<long, System.Text.Json.JsonElement, PublicItem> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in JsonRecord.ListAsync(content, cancel))
        {
            yield return record.Read(json => read(record.Line, json));
        }
    }

    private static async IAsyncEnumerable<PublicItem> AnswersAsync(Stream content, TtcwModel judge, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in JsonRecord.LinesAsync(content, cancel))
        {
            yield return record.Read(json => TtcwRecords.Answer(record.Line, json, judge));
        }
    }
}
