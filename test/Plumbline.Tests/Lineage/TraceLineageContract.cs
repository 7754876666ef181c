using System.Text;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Outcomes;
using Plumbline.Promotions;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Lineage;

/// <summary>What lineage promises, whatever the engine: from a trace to the release that learned from it, and back.</summary>
public abstract class TraceLineageContract : PartContract
{
    private string dataset = "";
    private string pairs = "";
    private string checkpoint = "";

    private TraceLineage Lineage => Get<TraceLineage>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await KeepAsync(new Trace("t1", Noon, [new("user", "Hello")]));
        await KeepAsync(new Label("l1", "t1", "tone", "ada", Origin.HumanBlind, Noon, 1));
        await KeepAsync(new FeedbackEntry("f1", "t1", FeedbackKind.Thumb, Noon, 1));
        await KeepAsync(new Signal("s1", "t1", SignalKind.Copy, Noon));
        await KeepAsync(new Outcome("o1", "resolved", 1, Noon, "t1"));
        dataset = await ArtifactAsync("dataset", "trace:t1", "label:l1");
        pairs = await ArtifactAsync("pairs", dataset);
        checkpoint = await ArtifactAsync("checkpoint", pairs);
        await KeepAsync(new Trace("t2", Noon, [new("user", "Hello")], Release: checkpoint));
        await Get<DeploymentStore>().AppendAsync(Project, new("d1", DeploymentAction.Promote, checkpoint, "base", null, null, "ada", Noon), Cancel);
    }

    [Fact]
    public async Task A_trace_leads_to_what_was_said_of_it_and_to_everything_that_learned_from_it()
    {
        var view = await Lineage.OfAsync(Project, "t1", Cancel);

        Assert.Equal("trace:t1", view.Id);
        Assert.Empty(view.From);
        Assert.Equal(
            [checkpoint, dataset, "deployment:d1", "feedback:f1", "label:l1", "outcome:o1", pairs, "signal:s1", "trace:t2"], view.To.SelectMany(level => level.Ids).Order(StringComparer.Ordinal));
        Assert.Equal(1, view.To.Single(level => level.Kind == "served trace").Count);
    }

    [Fact]
    public async Task A_served_trace_leads_back_to_the_label_that_its_release_learned_from()
    {
        var view = await Lineage.OfAsync(Project, "trace:t2", Cancel);

        Assert.Equal([checkpoint, dataset, "label:l1", pairs, "trace:t1"], view.From.SelectMany(level => level.Ids).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("label:l1")]
    [InlineData("feedback:f1")]
    [InlineData("signal:s1")]
    [InlineData("outcome:o1")]
    public async Task Everything_said_of_a_trace_leads_back_to_it(string id) =>
        Assert.Equal(["trace:t1"], (await Lineage.OfAsync(Project, id, Cancel)).From.SelectMany(level => level.Ids));

    [Fact]
    public async Task A_label_leads_to_the_release_that_learned_from_it_and_to_what_that_served() =>
        Assert.Equal(["checkpoint", "dataset", "deployment", "pairs", "served trace"], (await Lineage.OfAsync(Project, "l1", Cancel)).To.Select(level => level.Kind).Order());

    [Fact]
    public async Task A_deployment_leads_back_to_the_first_trace() =>
        Assert.Contains("trace:t1", (await Lineage.OfAsync(Project, "deployment:d1", Cancel)).From.SelectMany(level => level.Ids));

    [Fact]
    public async Task A_label_leads_to_the_rubric_version_it_was_judged_under_and_that_to_the_label()
    {
        var rubric = await ArtifactAsync("rubric");
        var version = rubric["rubric:".Length..];
        await KeepAsync(
            new Label("l2", "t1", "tone", "ada", Origin.HumanBlind, Noon, 1, Rubric: version),
            new Label("l3", "t1", "tone", "ben", Origin.HumanBlind, Noon, 1, Rubric: $"sha256:{version}"),
            new Label("l4", "t1", "tone", "cid", Origin.HumanBlind, Noon, 1, Rubric: "a version that was never published here"));
        await KeepAsync("other", [new Label("l5", "t1", "tone", "ada", Origin.HumanBlind, Noon, 1, Rubric: version)]);

        Assert.Equal([rubric, "trace:t1"], await FromAsync("label:l2"));
        Assert.Equal([rubric, "trace:t1"], await FromAsync("label:l3"));
        Assert.Equal(["trace:t1"], await FromAsync("label:l4"));
        var judged = Assert.Single((await Lineage.OfAsync(Project, rubric, Cancel)).To);
        Assert.Equal(("label", 2L), (judged.Kind, judged.Count));
        Assert.Equal(["label:l2", "label:l3"], judged.Ids);
    }

    [Fact]
    public async Task An_id_that_is_nothing_or_two_things_is_refused()
    {
        await KeepAsync(new Trace("l1", Noon, [new("user", "Hello")]));

        Assert.Contains("Nothing in this project has the id 'unknown'", (await RefusedAsync(404, () => Lineage.OfAsync(Project, "unknown", Cancel))).Message, StringComparison.Ordinal);
        await RefusedAsync(404, () => Lineage.OfAsync(Project, "trace:", Cancel));
        await RefusedAsync(404, () => Lineage.OfAsync("other", "t1", Cancel));
        await RefusedAsync(400, () => Lineage.OfAsync(Project, "", Cancel));
        await RefusedAsync(400, () => Lineage.OfAsync(Project, new('x', 801), Cancel));
        Assert.Contains("label:l1", (await RefusedAsync(400, () => Lineage.OfAsync(Project, "l1", Cancel))).Message, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> FromAsync(string id) => (await Lineage.OfAsync(Project, id, Cancel)).From.SelectMany(level => level.Ids);

    private async Task<string> ArtifactAsync(string kind, params IReadOnlyList<string> parents)
    {
        var artifact = Artifact.Of(kind, null, Encoding.UTF8.GetBytes(kind), new { }, parents);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return $"{kind}:{artifact.Hash}";
    }
}

public sealed class TraceLineageOnSqlite : TraceLineageContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TraceLineageOnPostgres : TraceLineageContract
{
    private protected override Engine Engine => Engine.Postgres;
}
