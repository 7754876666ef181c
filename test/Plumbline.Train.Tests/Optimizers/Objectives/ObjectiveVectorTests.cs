using System.Text.Json;

namespace Plumbline.Optimizers.Objectives;

public sealed class ObjectiveVectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_of_the_objectives_file_gives_its_loss_and_gradient()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "10_objectives.json")));
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().Select(each => new VectorCase(each)).ToArray();
        var known = cases.Where(each => ObjectiveCases.Find(each.Name) is not null).ToArray();

        Assert.Empty(cases.Except(known).Select(each => each.Name));
        Assert.NotEmpty(known);
        Assert.All(known, each => ObjectiveCases.Find(each.Name)!(each));
        Assert.All(known, each => Assert.Empty(each.Uncompared));
        output.WriteLine($"10_objectives.json: {known.Length} of {cases.Length} cases checked.");
    }

    [Fact]
    public void Every_advantage_of_the_edge_file_is_that_of_the_contract()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "12_edges.json")));
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().Where(each => each.GetProperty("input").GetProperty("fn").GetString() == "grpo_advantage")
            .Select(each => new VectorCase(each)).ToArray();

        Assert.NotEmpty(cases);
        Assert.All(cases, each => each.Expect("value", Grpo.Advantages(each.Row("rewards"), each.Row("rewards").Length)));
    }

    private static string Folder =>
        Environment.GetEnvironmentVariable("PLUMBLINE_VECTORS") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "Vectors");
}
