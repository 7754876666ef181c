using Plumbline.Imports.PublicSets.Fed;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing graded turns and dialogues promises, whatever the engine.</summary>
public abstract class FedImporterContract : PublicSetContract
{
    private const string Turn = """{"context":"User: Is it low tide?\nSystem: It is.\nUser: Still?","response":"System: Yes, until six.","system":"Meena","annotations":{"Overall":[4,1],"Consistent":[1,0]}}""";
    private const string Dialogue = """{"context":"User: Hello\nSystem: Good day","system":"Human","annotations":{"Error recovery":["N/A (there was none)",2]}}""";

    [Fact]
    public async Task A_turn_is_graded_on_the_scale_of_each_dimension()
    {
        await ImportAsync(new FedSet(), "fed_data.json", $"[{Turn}]");

        var (trace, labels) = (await TraceAsync("fed-1"), await LabelsAsync("fed-1"));
        Assert.Equal([("user", "Is it low tide?"), ("assistant", "It is."), ("user", "Still?")], trace.Input.Select(said => (said.Role, said.Content)));
        Assert.Equal(("Yes, until six.", "Meena"), (trace.Output, trace.Model));
        Assert.Equal([("turn: Consistent", 1), ("turn: Consistent", 0), ("turn: Overall", 1), ("turn: Overall", 0.25)], labels.Select(label => (label.Dimension, label.Score!.Value)));
        CarriesItsSource(trace, FedRecords.Source);
    }

    [Fact]
    public async Task A_text_in_place_of_a_grade_is_cannot_judge_with_its_reason()
    {
        await ImportAsync(new FedSet(), "fed_data.json", $"[{Dialogue}]");

        var (trace, labels) = (await TraceAsync("fed-1"), await LabelsAsync("fed-1"));
        Assert.Equal((null, null), (trace.Output, trace.Model));
        Assert.Equal([(true, null, "N/A (there was none)"), (false, 1.0, null)], labels.Select(label => (label.CannotJudge, label.Score, label.Rationale)));
        Assert.All(labels, label => Assert.Equal("dialogue: Error recovery", label.Dimension));
    }

    [Fact]
    public async Task A_grade_off_the_scale_is_refused_by_place_and_field_and_its_neighbours_kept()
    {
        var report = await ImportAsync(new FedSet(), "fed_data.json", $"[{Dialogue},{Turn.Replace("[1,0]", "[1,2]", StringComparison.Ordinal)},{Turn}]");

        Assert.Equal([(2L, "annotations.Consistent")], Refused(report));
        Assert.Equal((2, 0, 4), ((await LabelsAsync("fed-1")).Count, (await LabelsAsync("fed-2")).Count, (await LabelsAsync("fed-3")).Count));
    }
}

public sealed class FedImporterOnSqlite : FedImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class FedImporterOnPostgres : FedImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
