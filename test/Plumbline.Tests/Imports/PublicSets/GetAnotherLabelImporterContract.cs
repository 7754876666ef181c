using System.Text.Json;
using Plumbline.Imports.PublicSets.GetAnotherLabel;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing answers of crowds promises, whatever the engine.</summary>
public abstract class GetAnotherLabelImporterContract : PublicSetContract
{
    private const string Worker = "INVENTEDWORKER";
    private const string Answers = "CopyrightInfringement/labels.txt";
    private static readonly string Item = $"copyright-{ContentHash.Of("http://tides.example")[..16]}";

    [Fact]
    public async Task A_worker_who_answers_twice_has_two_votes()
    {
        await ImportAsync(new GetAnotherLabelSet(), Answers, $"{Worker}1\thttp://tides.example\tno", $"{Worker}2\thttp://tides.example\tbroken", $"{Worker}1\thttp://tides.example\tyes");

        var (trace, labels) = (await TraceAsync(Item), await LabelsAsync(Item));
        Assert.Equal([($"{Item}-1", 0.5), ($"{Item}-2", 0), ($"{Item}-3", 1)], labels.Select(label => (label.Id, label.Score!.Value)));
        Assert.Equal(labels[0].Annotator, labels[2].Annotator);
        Assert.Equal("http://tides.example", Assert.Single(trace.Input).Content);
        CarriesItsSource(trace, GetAnotherLabelRecords.Source);
    }

    [Fact]
    public async Task No_raw_id_of_a_worker_is_anywhere_in_the_store()
    {
        await ImportAsync(new GetAnotherLabelSet(), Answers, $"{Worker}1\thttp://tides.example\tno");

        var kept = await EverythingAsync();
        Assert.Contains("http://tides.example", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Worker, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_truth_is_a_dimension_of_its_own_and_nobodys_judgement()
    {
        var report = await ImportAsync(new GetAnotherLabelSet(), "CopyrightInfringement/gold.txt", "http://tides.example\tyes\t", "http://other.example\tno\tyes", "http://third.example\tno");

        var truth = Assert.Single(await LabelsAsync(Item));
        Assert.Equal((GetAnotherLabelRecords.Truth, Origin.Synthetic, 1.0), (truth.Dimension, truth.Origin, truth.Score!.Value));
        Assert.Equal([(2L, "line")], Refused(report));
    }

    [Fact]
    public async Task A_broken_answer_is_refused_by_line_and_field_and_its_neighbours_kept()
    {
        var report = await ImportAsync(new GetAnotherLabelSet(), "BarzanMozafari/labels.txt", $"{Worker}1\t17\t1", $"{Worker}1\t17", $"{Worker}2\t17\tmaybe", $"{Worker}3\t17\t0", "");

        var item = $"barzan-{ContentHash.Of("17")[..16]}";
        Assert.Equal([(2L, "line"), (3L, "label")], Refused(report));
        Assert.Equal([($"{item}-1", 1), ($"{item}-3", 0)], (await LabelsAsync(item)).Select(label => (label.Id, label.Score!.Value)));
    }

    [Fact]
    public async Task The_counts_tell_items_answers_and_workers()
    {
        var report = await ImportAsync(new GetAnotherLabelSet(), Answers, $"{Worker}1\thttp://a.example\tno", $"{Worker}2\thttp://a.example\tno", $"{Worker}2\thttp://b.example\tyes");

        var set = JsonDocument.Parse(report.Json()).RootElement.GetProperty("set");
        Assert.Equal([2, 3, 2], new[] { "traces", "labels", "annotators" }.Select(name => set.GetProperty(name).GetInt32()));
        Assert.Equal("""{"0.5":2,"1":1}""", set.GetProperty("values").GetProperty(GetAnotherLabelRecords.Dimension).GetRawText());
    }
}

public sealed class GetAnotherLabelImporterOnSqlite : GetAnotherLabelImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class GetAnotherLabelImporterOnPostgres : GetAnotherLabelImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
