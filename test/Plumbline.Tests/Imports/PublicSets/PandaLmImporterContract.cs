using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing PandaLM's pairs promises, whatever the engine.</summary>
public abstract class PandaLmImporterContract : PublicSetContract
{
    private const string Pair = """{"idx":7,"motivation_app":"tides","cmp_key":"heron_otter","instruction":"Name a bird","input":"of the sea","response1":true,"response2":"Gull","annotator1":1,"annotator2":2,"annotator3":0}""";

    [Fact]
    public async Task A_pair_becomes_two_candidates_and_three_choices()
    {
        await ImportAsync(new PandaLmSet(), "testset-v1.json", $"[{Pair}]");

        var (trace, labels) = (await TraceAsync("pandalm-7"), await LabelsAsync("pandalm-7"));
        Assert.Equal([("1", "true", "heron"), ("2", "Gull", "otter")], trace.Candidates!.Select(one => (one.Id, one.Text, one.Model!)));
        Assert.Equal((PandaLmRecords.Mended, "response1"), (PandaLmRecords.Mended, trace.Attributes![PandaLmRecords.Mended]));
        Assert.Equal([1, 0, 0.5], labels.Select(label => label.Score!.Value));
        CarriesItsSource(trace, PandaLmRecords.Source);
    }

    [Fact]
    public async Task A_verdict_that_could_not_be_read_is_none()
    {
        await ImportAsync(
            new PandaLmSet(), "gpt-3.5-turbo-testset-v1.json", """[{"idx":1,"gpt_result":"garbage","gpt_reason":"?"},{"idx":2,"gpt_result":"2","gpt_reason":"Shorter"}]""");

        var (none, second) = (Assert.Single(await LabelsAsync("pandalm-1")), Assert.Single(await LabelsAsync("pandalm-2")));
        Assert.Equal((true, null), (none.CannotJudge, none.Score));
        Assert.Equal((0.0, Origin.Judge, "Shorter"), (second.Score!.Value, second.Origin, second.Rationale));
        Assert.Equal((ExposureRelation.Authored, "gpt-3.5"), (second.Exposures![0].Relation, second.Exposures[0].Family));
    }

    [Fact]
    public async Task A_broken_pair_is_refused_by_place_and_field_and_its_neighbour_kept()
    {
        var report = await ImportAsync(new PandaLmSet(), "testset-v1.json", $"[{Pair.Replace("\"annotator2\":2", "\"annotator2\":3", StringComparison.Ordinal)},", $"{Pair}]");

        Assert.Equal([(1L, "annotator2")], Refused(report));
        Assert.Equal(3, (await LabelsAsync("pandalm-7")).Count);
    }
}

public sealed class PandaLmImporterOnSqlite : PandaLmImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class PandaLmImporterOnPostgres : PandaLmImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
