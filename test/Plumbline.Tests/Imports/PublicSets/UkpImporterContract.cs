using System.Text.Json;
using Plumbline.Imports.PublicSets.Ukp;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing judged argument pairs promises, whatever the engine.</summary>
public abstract class UkpImporterContract : PublicSetContract
{
    private const string Worker = "AINVENTEDWORKER1";
    private const string Author = "quiet_pelican_77";

    private const string Pair = $"""
        <annotatedArgumentPair><id>arg1_arg2</id>
          <arg1><author>{Author}</author><stance>Yes</stance><text>Trains are &lt;b&gt;quick&lt;/b&gt;</text><id>arg1</id></arg1>
          <arg2><author>{Author}</author><stance>Yes</stance><text>Trains are fun</text><id>arg2</id></arg2>
          <debateMetaData><title>Trains or buses?</title><url>http://example.org/trains</url></debateMetaData>
          <goldLabel>a1</goldLabel>
          <mTurkAssignments>
            <mTurkAssignment><turkID>{Worker}</turkID><assignmentSubmitTime>2016-02-18 01:35:09.0 UTC</assignmentSubmitTime><value>a1</value><reason>It says why</reason></mTurkAssignment>
            <mTurkAssignment><turkID>AINVENTEDWORKER2</turkID><assignmentSubmitTime>2016-02-18 02:35:09.5 UTC</assignmentSubmitTime><value>equal</value><reason/></mTurkAssignment>
            <mTurkAssignment><turkID>AINVENTEDWORKER3</turkID><assignmentSubmitTime>2016-02-17 03:35:09.0 UTC</assignmentSubmitTime><value>a2</value><reason>Fun counts</reason></mTurkAssignment>
          </mTurkAssignments></annotatedArgumentPair>
        """;

    [Fact]
    public async Task A_pair_becomes_a_trace_with_two_candidates_and_a_label_a_worker()
    {
        await ImportAsync(Pair);

        var trace = (await new TraceStore(Database).FindAsync(Project, "ukp-arg1_arg2", Cancel))!;
        var labels = (await new LabelStore(Database).OfTraceAsync(Project, trace.Id, Cancel)).Select(label => label.Fact).ToArray();
        Assert.Equal(["Trains are <b>quick</b>", "Trains are fun"], trace.Candidates!.Select(candidate => candidate.Text));
        Assert.Equal(("trains-or-buses", "trains-or-buses", "yes"), (trace.Conversation, trace.Attributes!["debate"], trace.Attributes["side"]));
        Assert.Equal([(0.0, "Fun counts"), (1.0, "It says why"), (0.5, null)], labels.Select(label => (label.Score!.Value, label.Rationale)));
        Assert.All(labels, label => Assert.Equal((Origin.HumanBlind, "a1", "a2"), (label.Origin, label.Candidate, label.Other)));
        Assert.Equal(new DateTimeOffset(2016, 2, 17, 3, 35, 9, TimeSpan.Zero), labels[0].At);
    }

    [Fact]
    public async Task The_source_and_its_licence_go_with_every_trace()
    {
        await ImportAsync(Pair);

        var trace = (await new TraceStore(Database).FindAsync(Project, "ukp-arg1_arg2", Cancel))!;
        Assert.Equal((UkpRecords.Source.Repository, UkpRecords.Source.Commit, "CC-BY-4.0"), (trace.Attributes!["source"], trace.Attributes["commit"], trace.Attributes["licence"]));
    }

    [Fact]
    public async Task No_raw_id_of_a_worker_or_an_author_is_anywhere_in_the_store()
    {
        await ImportAsync(Pair);

        var kept = await EverythingAsync();
        Assert.Contains("Trains are fun", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("AINVENTEDWORKER", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Author, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        await ImportAsync(Pair);

        var again = JsonDocument.Parse((await ImportAsync(Pair)).Json()).RootElement.GetProperty("kinds").GetRawText();

        Assert.Equal("""{"label":{"kept":0,"known":3},"trace":{"kept":0,"known":1}}""", again);
    }

    [Fact]
    public async Task A_document_type_is_refused_and_no_entity_is_read()
    {
        await File.WriteAllTextAsync(Path("secret.txt"), "the secret", Cancel);
        var file = FileOf("a_b.xml", $"<!DOCTYPE list [<!ENTITY x SYSTEM \"file://{Path("secret.txt")}\">]><list>{Pair.Replace("It says why", "&x;", StringComparison.Ordinal)}</list>");

        var report = await ImportAsync(new PublicSetImporter(new UkpSet()), file);

        Assert.Equal(1, report.RefusedLines);
        Assert.DoesNotContain("the secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_without_a_needed_part_is_refused_with_its_line_and_its_neighbour_kept()
    {
        var report = await ImportAsync(Pair.Replace("<title>Trains or buses?</title>", "", StringComparison.Ordinal).Replace("<id>arg1_arg2</id>", "<id>other</id>", StringComparison.Ordinal) + "\n" + Pair);

        var refused = JsonDocument.Parse(report.Json()).RootElement.GetProperty("refused");
        Assert.Equal("debateMetaData/title is missing.", Assert.Single(refused.EnumerateArray()).GetProperty("message").GetString());
        Assert.NotNull(await new TraceStore(Database).FindAsync(Project, "ukp-arg1_arg2", Cancel));
    }

    [Fact]
    public async Task A_file_without_pairs_is_a_usage_error() =>
        await Assert.ThrowsAsync<UsageException>(() => ImportAsync(new PublicSetImporter(new UkpSet()), FileOf("a_b.xml", "<list/>")));

    private Task<ImportReport> ImportAsync(string pairs) => ImportAsync(new PublicSetImporter(new UkpSet()), FileOf("trains-or-buses-_yes.xml", $"<list>{pairs}</list>"));
}

public sealed class UkpImporterOnSqlite : UkpImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class UkpImporterOnPostgres : UkpImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
