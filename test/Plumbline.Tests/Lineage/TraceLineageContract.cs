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
    private string scorecard = "";
    private string gate = "";

    private TraceLineage Lineage => Get<TraceLineage>();

    // One question teaches the model, another tests it; both were judged, and both are in the dataset.
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await KeepAsync(new Trace("t1", Noon, [new("user", "Hello")]), new Trace("t2", Noon, [new("user", "Good day")]));
        await KeepAsync(new Label("taught", "t1", "tone", "ada", Origin.HumanBlind, Noon, 1), new Label("tested", "t2", "tone", "ada", Origin.HumanBlind, Noon, 1));
        await KeepAsync(new FeedbackEntry("f1", "t1", FeedbackKind.Thumb, Noon, 1));
        await KeepAsync(new Signal("s1", "t1", SignalKind.Copy, Noon));
        await KeepAsync(new Outcome("o1", "resolved", 1, Noon, "t1"));
        dataset = await ArtifactAsync("dataset", null, "rubric:r1", "trace:t1", "label:taught", "trace:t2", "label:tested");
        pairs = await ArtifactAsync("pairs", dataset, "label:taught");
        checkpoint = await ArtifactAsync("checkpoint", null, pairs);
        scorecard = await ArtifactAsync("scorecard", dataset, checkpoint, "trace:t2", "label:tested");
        gate = await ArtifactAsync("gate", null, scorecard);
        await KeepAsync(new Trace("t3", Noon, [new("user", "Hello")], Release: checkpoint));
        await Get<DeploymentStore>().AppendAsync(Project, new("d1", DeploymentAction.Promote, checkpoint, "base", gate[(gate.IndexOf(':', StringComparison.Ordinal) + 1)..], null, "ada", Noon), Cancel);
    }

    [Fact]
    public async Task A_trace_leads_to_what_was_said_of_it_and_to_everything_that_learned_from_it()
    {
        var view = await Lineage.OfAsync(Project, "t1", Cancel);

        Assert.Equal("trace:t1", view.Id);
        Assert.Empty(view.From);
        Assert.Equal(
            Ordered(checkpoint, dataset, "deployment:d1", "feedback:f1", gate, "label:taught", "outcome:o1", pairs, scorecard, "signal:s1", "trace:t3"), Ordered(view.To));
        Assert.Equal(1, view.To.Single(level => level.Kind == "served trace").Count);
    }

    [Fact]
    public async Task A_served_trace_leads_back_to_the_label_that_its_release_learned_from_and_to_no_other() =>
        Assert.Equal(Ordered(checkpoint, dataset, "label:taught", pairs, "trace:t1"), Ordered((await Lineage.OfAsync(Project, "trace:t3", Cancel)).From));

    [Fact]
    public async Task A_label_that_taught_leads_to_the_release_and_to_what_that_served() => Assert.Equal(
        Ordered(checkpoint, dataset, "deployment:d1", gate, pairs, scorecard, "trace:t3"), Ordered((await Lineage.OfAsync(Project, "taught", Cancel)).To));

    [Fact]
    public async Task A_label_that_tested_leads_to_the_decision_and_not_to_the_model() => Assert.Equal(
        Ordered(dataset, "deployment:d1", gate, scorecard), Ordered((await Lineage.OfAsync(Project, "tested", Cancel)).To));

    [Fact]
    public async Task A_dataset_leads_to_all_that_was_cut_from_it_and_back_to_all_that_it_holds()
    {
        var view = await Lineage.OfAsync(Project, dataset, Cancel);

        Assert.Equal(Ordered("label:taught", "label:tested", "rubric:r1", "trace:t1", "trace:t2"), Ordered(view.From));
        Assert.Equal(Ordered(checkpoint, "deployment:d1", gate, pairs, scorecard, "trace:t3"), Ordered(view.To));
    }

    [Fact]
    public async Task Many_labels_are_counted_and_the_first_of_them_shown()
    {
        string[] ids = [.. Enumerable.Range(0, 1_000).Select(number => $"l{number:0000}")];
        await KeepAsync([.. ids.Select(id => new Label(id, "t1", "tone", "ada", Origin.HumanBlind, Noon, 1))]);
        var many = await ArtifactAsync("many", null, [.. ids.Reverse().Select(id => $"label:{id}")]);

        var labels = (await Lineage.OfAsync(Project, many, Cancel)).From.Single(level => level.Kind == "label");

        Assert.Equal((1_000, 100, "label:l0000", "label:l0099"), (labels.Count, labels.Ids.Count, labels.Ids[0], labels.Ids[^1]));
    }

    [Theory]
    [InlineData("label:taught")]
    [InlineData("feedback:f1")]
    [InlineData("signal:s1")]
    [InlineData("outcome:o1")]
    public async Task Everything_said_of_a_trace_leads_back_to_it(string id) =>
        Assert.Equal(["trace:t1"], (await Lineage.OfAsync(Project, id, Cancel)).From.SelectMany(level => level.Ids));

    [Fact]
    public async Task A_deployment_leads_back_to_the_first_trace() =>
        Assert.Contains("trace:t1", (await Lineage.OfAsync(Project, "deployment:d1", Cancel)).From.SelectMany(level => level.Ids));

    [Fact]
    public async Task An_id_that_is_nothing_or_two_things_is_refused()
    {
        await KeepAsync(new Trace("tested", Noon, [new("user", "Hello")]));

        await RefusedAsync(404, () => Lineage.OfAsync(Project, "unknown", Cancel));
        await RefusedAsync(404, () => Lineage.OfAsync(Project, "trace:", Cancel));
        await RefusedAsync(404, () => Lineage.OfAsync("other", "t1", Cancel));
        await RefusedAsync(400, () => Lineage.OfAsync(Project, "", Cancel));
        await RefusedAsync(400, () => Lineage.OfAsync(Project, new('x', 801), Cancel));
        Assert.Contains("label:tested", (await RefusedAsync(400, () => Lineage.OfAsync(Project, "tested", Cancel))).Message, StringComparison.Ordinal);
    }

    private static string[] Ordered(params IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    private static string[] Ordered(IEnumerable<LineageLevel> levels) => Ordered(levels.SelectMany(level => level.Ids));

    private async Task<string> ArtifactAsync(string kind, string? cutFrom, params IReadOnlyList<string> parents)
    {
        var artifact = Artifact.Of(kind, null, Encoding.UTF8.GetBytes(kind), new { }, parents, cutFrom);
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
