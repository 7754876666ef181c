using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Imports.Jsonl;
using Plumbline.Labels;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Imports;

/// <summary>What importing JSON lines promises, whatever the engine.</summary>
public abstract class JsonLinesImporterContract : ImportContract
{
    private const string Trace = """{"trace":{"id":"t1","at":"2026-03-02T09:15:00Z","input":[{"role":"user","content":"What do I owe?"}],"user":"anna@example.com","candidates":[{"id":"k0","text":"42"}]}}""";
    private const string Label = """{"label":{"id":"l1","trace":"t1","candidate":"k0","dimension":"tone","score":1,"annotator":"rev-secret","origin":"human_blind","at":"2026-03-03T10:00:00Z"}}""";

    [Fact]
    public async Task The_documented_example_is_kept_whole()
    {
        var example = Between(await File.ReadAllTextAsync(Documented(), Cancel), "```jsonl\n", "```");

        var report = await ImportAsync(FileOf("example.jsonl", example));

        Assert.Equal("""{"feedback":{"kept":1,"known":0},"label":{"kept":4,"known":0},"outcome":{"kept":1,"known":0},"signal":{"kept":1,"known":0},"trace":{"kept":2,"known":1}}""", Kinds(report));
        Assert.Equal(0, report.RefusedLines);
    }

    [Fact]
    public async Task A_second_import_changes_nothing_and_counts_what_is_known()
    {
        var file = FileOf("a.jsonl", Trace, Label);
        await ImportAsync(file);

        var again = await ImportAsync(file);

        Assert.Equal("""{"label":{"kept":0,"known":1},"trace":{"kept":0,"known":1}}""", Kinds(again));
    }

    [Fact]
    public async Task A_bad_line_is_refused_with_its_number_and_field_and_the_good_ones_are_kept()
    {
        var report = await ImportAsync(FileOf("a.jsonl", Trace, "", Label.Replace("\"score\":1", "\"score\":7", StringComparison.Ordinal), Label));

        Assert.Equal([(3L, "label.score", "A score goes from 0 to 1, not 7.")], Refused(report));
        Assert.Equal("""{"label":{"kept":1,"known":0},"trace":{"kept":1,"known":0}}""", Kinds(report));
    }

    [Theory]
    [InlineData("""{"feedback":{"id":"f","trace":"t","kind":"thumb","at":"2026-03-02T09:15:00Z","valeu":1}}""", "feedback.valeu")]
    [InlineData("""{"feedback":{"id":"f","kind":"thumb","at":"2026-03-02T09:15:00Z","value":1}}""", "feedback.trace")]
    [InlineData("""{"feedback":{"id":"f","trace":"t","kind":"wave","at":"2026-03-02T09:15:00Z","value":1}}""", "feedback.kind")]
    [InlineData("""{"thumb":{}}""", "thumb")]
    [InlineData("""{"trace":{},"label":{}}""", "line")]
    [InlineData("""{"trace":""", "line")]
    [InlineData("[1]", "line")]
    [InlineData("""{"outcome":{"id":"o","name":"a\u0000b","value":1,"at":"2026-03-02T09:15:00Z","trace":"t"}}""", "outcome.name")]
    [InlineData("""{"trace":{"\ud800":1}}""", "trace")]
    [InlineData("""{"\ud800":{}}""", "body")]
    [InlineData("""{"trace":{"id":"t","at":"2026-03-02T09:15:00Z","input":[{"role":"user","content":""}],"reference":{"a":"\ud800"}}}""", "trace.reference.a")]
    [InlineData("""{"trace":{"id":"t","at":"2026-03-02T09:15:00Z","input":[{"role":"user","content":""}],"attributes":{"\udc00":"a"}}}""", "trace.attributes")]
    [InlineData("""{"trace":{"id":"t","at":"2026-03-02T09:15:00","input":[{"role":"user","content":""}]}}""", "trace.at")]
    [InlineData("""{"pair":{"id":"p","prompt":"q","chosen":"x","rejected":"x","annotator":"r","origin":"human_blind","at":"2026-03-02T09:15:00Z"}}""", "pair.rejected")]
    [InlineData("""{"pair":{"id":"p","prompt":[],"chosen":"x","rejected":"y","annotator":"r","origin":"human_blind","at":"2026-03-02T09:15:00Z"}}""", "pair.prompt")]
    [InlineData("""{"pair":{"id":"p","prompt":"q","chosen":[{"role":"user","content":"x"}],"rejected":"y","annotator":"r","origin":"human_blind","at":"2026-03-02T09:15:00Z"}}""", "pair.chosen")]
    [InlineData("""{"pair":{"id":"p","prompt":"\ud800","chosen":"x","rejected":"y","annotator":"r","origin":"human_blind","at":"2026-03-02T09:15:00Z"}}""", "pair.prompt")]
    public async Task A_line_that_is_no_fact_names_the_field(string line, string field)
    {
        var report = await ImportAsync(FileOf("a.jsonl", line));

        Assert.Equal([field], Refused(report).Select(refused => refused.Field));
        Assert.Equal("{}", Kinds(report));
    }

    [Fact]
    public async Task A_broken_character_costs_its_own_line_and_no_other()
    {
        var report = await ImportAsync(FileOf("a.jsonl", Trace, """{"trace":{"\ud800":1}}""", Label));

        Assert.Equal([(2L, "trace")], Refused(report).Select(refused => (refused.Line, refused.Field)));
        Assert.Equal("""{"label":{"kept":1,"known":0},"trace":{"kept":1,"known":0}}""", Kinds(report));
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_says_so_and_its_whole_lines_are_kept()
    {
        await using (var packed = new GZipStream(File.Create(Path("cut.gz")), CompressionMode.Compress))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 4_000).Select(i => Trace.Replace("\"t1\"", $"\"t{i}-{i * 7919 % 10007}\"", StringComparison.Ordinal)))), Cancel);
        }

        var whole = await File.ReadAllBytesAsync(Path("cut.gz"), Cancel);
        await File.WriteAllBytesAsync(Path("cut.gz"), whole[..(whole.Length * 3 / 4)], Cancel);

        var report = await ImportAsync(Path("cut.gz"));

        Assert.Contains("is cut", Assert.Single(Refused(report)).Message, StringComparison.Ordinal);
        await using var connection = await Database.OpenAsync(Cancel);
        Assert.InRange(await connection.ExecuteScalarAsync<long>("select count(*) from trace"), 500, 3_999);
    }

    [Fact]
    public async Task An_escaped_backslash_before_u0000_is_ordinary_text()
    {
        var report = await ImportAsync(FileOf("a.jsonl", Trace.Replace("What do I owe?", """a\\u0000b""", StringComparison.Ordinal)));

        Assert.Equal(0, report.RefusedLines);
    }

    [Fact]
    public async Task Gzip_is_recognised_by_content_and_a_byte_order_mark_is_no_content()
    {
        await using (var packed = new GZipStream(File.Create(Path("plain.jsonl")), CompressionMode.Compress))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes($"\uFEFF{Trace}\r\n{Label}"), Cancel);
        }

        var report = await ImportAsync(Path("plain.jsonl"));

        Assert.Equal("""{"label":{"kept":1,"known":0},"trace":{"kept":1,"known":0}}""", Kinds(report));
    }

    [Fact]
    public async Task Choices_between_the_same_answers_are_votes_on_one_trace()
    {
        const string Rest = "\"origin\":\"human_blind\",\"at\":\"2026-03-02T09:15:00Z\"}}";
        await ImportAsync(FileOf(
            "a.jsonl",
            $$"""{"pair":{"id":"p1","prompt":"q","chosen":"x","rejected":"y","annotator":"r1",{{Rest}}""",
            $$"""{"pair":{"id":"p2","prompt":[{"role":"user","content":"q"}],"chosen":"y","rejected":"x","annotator":"r2",{{Rest}}""",
            $$"""{"pair":{"id":"p3","prompt":"q","chosen":"y","rejected":"x","tie":true,"annotator":"r3",{{Rest}}"""));

        var labels = (await new LabelStore(Database).AfterAsync(Project, 0, 10, Cancel)).Select(row => row.Label).ToArray();
        Assert.Single(labels.Select(label => label.Trace).Distinct());
        Assert.Equal([("a", "b", 1), ("b", "a", 1), ("b", "a", 0.5)], labels.Select(label => (label.Candidate!, label.Other!, label.Score!.Value)));
    }

    [Fact]
    public async Task People_are_kept_as_pseudonyms()
    {
        await ImportAsync(FileOf("a.jsonl", Trace, Label));

        var trace = await new TraceStore(Database).FindAsync(Project, "t1", Cancel);
        var label = await new LabelStore(Database).FindAsync(Project, "l1", Cancel);
        Assert.StartsWith("p_", trace!.User, StringComparison.Ordinal);
        Assert.StartsWith("p_", label!.Annotator, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_lines_than_a_batch_are_all_kept_and_a_line_that_is_too_long_is_refused_alone()
    {
        var lines = Enumerable.Range(0, 1201).Select(i => Trace.Replace("\"t1\"", $"\"t{i}\"", StringComparison.Ordinal)).ToArray();
        lines[700] = new string('x', ByteLines.Longest + 1);

        var report = await ImportAsync(FileOf("a.jsonl", lines));

        Assert.Equal([(701L, "line")], Refused(report).Select(refused => (refused.Line, refused.Field)));
        await using var connection = await Database.OpenAsync(Cancel);
        Assert.Equal(1200, await connection.ExecuteScalarAsync<long>("select count(*) from trace"));
    }

    private Task<ImportReport> ImportAsync(string file) => ImportAsync(new JsonLinesImporter(), file);

    private static string Kinds(ImportReport report) => JsonDocument.Parse(report.Json()).RootElement.GetProperty("kinds").GetRawText();

    private static (long Line, string Field, string Message)[] Refused(ImportReport report) =>
    [
        .. JsonDocument.Parse(report.Json()).RootElement.GetProperty("refused").EnumerateArray()
            .Select(refused => (refused.GetProperty("line").GetInt64(), refused.GetProperty("field").GetString()!, refused.GetProperty("message").GetString()!)),
    ];

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Documented([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../../docs/reference/import-jsonl.md");
}

public sealed class JsonLinesImporterOnSqlite : JsonLinesImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class JsonLinesImporterOnPostgres : JsonLinesImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
