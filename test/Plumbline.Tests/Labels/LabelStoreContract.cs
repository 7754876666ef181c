using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Labels;

/// <summary>What the store of labels promises, whatever the engine.</summary>
public abstract class LabelStoreContract : PartContract
{
    private static readonly Label Whole = new(
        "l1", "t1", "tone", "ada@example.org", Origin.HumanSawOutput, Noon, 0.75, Candidate: "a", Rubric: "rubric-1",
        Exposures: [new(ExposureRelation.Shown, true, "judge-1", "family"), new(ExposureRelation.PromptGenerated, false)],
        SelectedBy: [new("sampler"), new(Family: "family")], InclusionProbability: 0.125, Rationale: "It is \"kind\".");

    private LabelStore Store => Get<LabelStore>();

    [Fact]
    public async Task A_label_is_found_as_it_was_stated_and_its_annotator_is_a_pseudonym()
    {
        await KeepAsync(Whole);

        var found = await Store.FindAsync(Project, "l1", Cancel);

        Assert.Equal(Text(Whole), Text(found! with { Annotator = Whole.Annotator }));
        Assert.StartsWith("p_", found.Annotator, StringComparison.Ordinal);
        Assert.Null(await Store.FindAsync(Project, "l2", Cancel));
        Assert.Null(await Store.FindAsync("other", "l1", Cancel));
    }

    [Fact]
    public async Task Cannot_judge_and_comparisons_are_kept_apart_from_scores()
    {
        Label[] stated =
        [
            new("l1", "t1", "tone", "ada", Origin.HumanBlind, Noon, CannotJudge: true),
            new("l2", "t1", "tone", "ada", Origin.HumanBlind, Noon.AddSeconds(1), 0.5, Candidate: "a", Other: "b"),
        ];
        await KeepAsync([.. stated.Reverse()]);

        var found = await Store.OfTraceAsync(Project, "t1", Cancel);

        Assert.Equal([(true, null, null), (false, 0.5, "b")], found.Select(label => (label.Fact.CannotJudge, label.Fact.Score, label.Fact.Other)));
        Assert.All(found, label => Assert.Equal(Clock.GetUtcNow(), label.At));
    }

    [Fact]
    public async Task Nothing_seen_and_nothing_stated_are_two_things()
    {
        await KeepAsync(Whole with { Exposures = [], SelectedBy = null }, Whole with { Id = "l2", Exposures = null, SelectedBy = [] });

        var found = await Store.OfTraceAsync(Project, "t1", Cancel);

        Assert.Equal([(0, null), (null, 0)], found.OrderBy(label => label.Fact.Id).Select(label => (label.Fact.Exposures?.Count, label.Fact.SelectedBy?.Count)));
    }

    [Fact]
    public async Task A_known_id_is_left_as_it_is()
    {
        Assert.Equal(1, await KeepAsync(Whole));
        Assert.Equal(0, await KeepAsync(Whole with { Score = 0 }));

        Assert.Equal(0.75, (await Store.FindAsync(Project, "l1", Cancel))!.Score);
    }

    [Fact]
    public async Task Labels_are_read_in_the_order_of_their_arrival()
    {
        await KeepAsync([.. Enumerable.Range(1, 3).Select(i => Whole with { Id = $"l{i}" })]);

        var first = await Store.AfterAsync(Project, 0, 2, Cancel);

        Assert.Equal(["l1", "l2"], first.Select(row => row.Label.Id));
        Assert.Equal(["l3"], (await Store.AfterAsync(Project, first[^1].N, 2, Cancel)).Select(row => row.Label.Id));
        Assert.Empty(await Store.AfterAsync("other", 0, 2, Cancel));
    }

    private static string Text(Label label) => JsonSerializer.Serialize(label, WireFormat.Options);
}

public sealed class LabelStoreOnSqlite : LabelStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class LabelStoreOnPostgres : LabelStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
