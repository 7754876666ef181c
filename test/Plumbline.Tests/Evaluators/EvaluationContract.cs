using Plumbline.Datasets;
using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>What evaluations promise, whatever the engine.</summary>
public abstract class EvaluationContract : ScoredContract
{
    [Fact]
    public async Task A_release_is_scored_on_every_item_of_the_split()
    {
        var report = await EvaluateAsync(new("base", await DatasetAsync(Items), ByPeople));

        Assert.Equal(("base", null, 8, 0, 0), (report.Candidate, report.Method, report.Items, report.Contaminated, report.Failures["tone"]));
        Assert.Equal(("human", 0.5, 0), (report.Dimensions["tone"].Evaluator, report.Dimensions["tone"].Score.Value, report.Dimensions["tone"].Missing));
        Assert.Equal((null, 8), (report.Pairs, report.Dimensions["tone"].Scored));
        Assert.Equal([new("human_blind", 8)], report.Labels!);
        Assert.NotNull(await Get<ArtifactStore>().FindAsync(Project, RunEvaluation.Kind, report.Id, Cancel));
    }

    [Theory]
    [InlineData(null, 1.0)]
    [InlineData("v12", 1.0)]
    [InlineData("checkpoint:0123", 0.0)]
    public async Task The_base_answers_as_it_served_and_with_its_first_draft_where_a_checkpoint_did(string? release, double score)
    {
        var item = SomeAnswers.Item("t1", SomeAnswers.Score("l1", "a", 0), SomeAnswers.Score("l2", "b", 1)) with { Served = "b", Release = release };

        var report = await EvaluateAsync(new("base", await DatasetAsync([item]), ByPeople));

        Assert.Equal(score, report.Dimensions["tone"].Score.Value);
    }

    [Fact]
    public async Task Two_releases_that_pick_the_same_answers_have_a_scorecard_each()
    {
        var dataset = await DatasetAsync(Items);
        var (one, other) = (await CheckpointAsync(dataset, Items[..3]), await CheckpointAsync(dataset, Items[..3], seed: 2));

        var (first, second) = (await EvaluateAsync(new(one, dataset, ByPeople)), await EvaluateAsync(new(other, dataset, ByPeople)));

        Assert.Equal(first.Dimensions["tone"].Score.Value, second.Dimensions["tone"].Score.Value);
        Assert.NotEqual(first.Id, second.Id);
        var gate = await Get<DecideGate>().RunAsync(Project, new("dimensions: { tone: { minimum: 0.5 } }", second.Id), Cancel);
        Assert.Equal((other, second.Id), (gate.Candidate, gate.Scorecard));
    }

    [Fact]
    public async Task A_hold_that_was_laid_before_is_listed_by_every_later_gate_and_decides_it()
    {
        var dataset = await DatasetAsync(Items);
        var (held, free) = (await CheckpointAsync(dataset, Items[..3]), await CheckpointAsync(dataset, Items[..3], seed: 2));
        await Get<GovernorStore>().KeepAsync(Project, held, new("reward_outcome_gap", Severity.Hold, ["The outcome is down."], new Dictionary<string, Statistics.Measurement>()), Cancel);
        const string Lax = "dimensions: { tone: { minimum: 0.01 } }";

        var gate = await Get<DecideGate>().RunAsync(Project, new(Lax, (await EvaluateAsync(new(held, dataset, ByPeople))).Id), Cancel);
        var other = await Get<DecideGate>().RunAsync(Project, new(Lax, (await EvaluateAsync(new(free, dataset, ByPeople))).Id), Cancel);

        Assert.Equal("held", gate.Decision.Verdict);
        Assert.Contains("The outcome is down.", Assert.Single(gate.Decision.Governors).Reasons);
        Assert.Empty(other.Decision.Governors);
    }

    [Fact]
    public async Task The_same_evaluation_again_is_the_same_scorecard_whatever_the_order_of_its_dimensions()
    {
        var dataset = await DatasetAsync(Items);
        var tone = new EvaluatorSettings("human");
        var kind = new EvaluatorSettings("regex", "kind");

        var first = await EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = tone, ["kind"] = kind }));

        Assert.Equal(first.Id, (await EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings> { ["kind"] = kind, ["tone"] = tone }))).Id);
        Assert.NotEqual(first.Id, (await EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings> { ["kind"] = kind with { Pattern = "kin[d]" }, ["tone"] = tone }))).Id);
    }

    [Fact]
    public async Task A_check_that_fails_leaves_the_answer_unscored_and_is_counted()
    {
        var slow = Items[0] with { Candidates = [new("a", new string('a', 40) + "!")] };

        var report = await EvaluateAsync(new("base", await DatasetAsync([slow]), new Dictionary<string, EvaluatorSettings> { ["tone"] = new("regex", "^(a+)+$") }));

        Assert.Equal((1, 1), (report.Failures["tone"], report.Dimensions["tone"].Missing));
        Assert.Null(report.Dimensions["tone"].Score.Value);
    }

    [Fact]
    public async Task What_a_release_was_trained_on_is_not_measured_for_it()
    {
        var dataset = await DatasetAsync(Items);
        var checkpoint = await CheckpointAsync(dataset, Items[..3]);

        var report = await EvaluateAsync(new(checkpoint, dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = new("regex", ".") }));

        Assert.Equal((8, 3, 3), (report.Items, report.Contaminated, report.Dimensions["tone"].Missing));
        Assert.Equal(5, report.Dimensions["tone"].Score.N);
    }

    [Fact]
    public async Task A_reward_model_of_the_same_labels_is_never_the_only_evaluator()
    {
        var dataset = await DatasetAsync(Items);
        var candidate = await CheckpointAsync(dataset, Items[..3]);
        var reward = await RewardModelAsync(await PairsAsync(dataset, Items[2..4]));
        var alone = new Dictionary<string, EvaluatorSettings> { ["reward"] = new("reward_model", Checkpoint: reward) };

        Assert.Contains("2 labels", (await RefusedAsync(409, () => EvaluateAsync(new(candidate, dataset, alone)))).Message, StringComparison.Ordinal);
        var besides = new Dictionary<string, EvaluatorSettings>(alone) { ["tone"] = new("human"), ["any"] = new("regex", ".") };
        Assert.Contains("evaluators.reward", (await RefusedAsync(409, () => EvaluateAsync(new(candidate, dataset, besides)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_labels_cut_under_another_name_are_the_same_labels()
    {
        var dataset = await DatasetAsync(Items);
        var candidate = await CheckpointAsync(dataset, Items[..3]);
        var other = await ArtifactAsync(CutDataset.Kind, DatasetText.Write(new(1, "another name", 1, "stated"), Items));
        var reward = await RewardModelAsync(await PairsAsync(other, Items[..3]));

        await RefusedAsync(409, () => EvaluateAsync(new(candidate, dataset, new Dictionary<string, EvaluatorSettings> { ["reward"] = new("reward_model", Checkpoint: reward) })));
    }

    [Fact]
    public async Task A_reward_model_of_other_labels_may_score_and_so_may_any_for_what_learned_nothing()
    {
        var dataset = await DatasetAsync(Items);
        var candidate = await CheckpointAsync(dataset, Items[..3]);
        var reward = new Dictionary<string, EvaluatorSettings> { ["reward"] = new("reward_model", Checkpoint: await RewardModelAsync(await PairsAsync(dataset, Items[3..5]))) };

        Assert.Equal(5, (await EvaluateAsync(new(candidate, dataset, reward))).Dimensions["reward"].Score.N);
        Assert.Equal(8, (await EvaluateAsync(new("base", dataset, reward))).Dimensions["reward"].Score.N);
    }

    [Fact]
    public async Task Another_turn_of_a_conversation_that_was_learned_from_is_not_measured()
    {
        DatasetItem[] items = [.. Items.Select(item => item with { Group = $"own {item.Id}" })];
        await KeepAsync([.. items.Select((item, number) => new Trace(item.Id, Noon, item.Prompt, Conversation: number is 0 or 7 ? "long" : $"c{number}"))]);
        var dataset = await DatasetAsync(items);
        var (checkpoint, pairs) = (await CheckpointAsync(dataset, items[..1]), await PairsAsync(dataset, items[..1]));

        Assert.Equal(2, (await EvaluateAsync(new(checkpoint, dataset, ByPeople))).Contaminated);
        Assert.Equal(2, (await EvaluateAsync(new(await RewardModelAsync(pairs), dataset))).Contaminated);
    }

    [Fact]
    public async Task What_shares_a_group_or_a_prompt_with_what_was_learned_from_is_not_measured()
    {
        DatasetItem[] items = [Items[0], Items[1] with { Group = Items[0].Group }, Items[2] with { Prompt = Items[0].Prompt }, .. Items[3..]];
        var dataset = await DatasetAsync(items);
        var (checkpoint, pairs) = (await CheckpointAsync(dataset, items[..1]), await PairsAsync(dataset, items[..1]));

        Assert.Equal(3, (await EvaluateAsync(new(checkpoint, dataset, ByPeople))).Contaminated);
        Assert.Equal(3, (await EvaluateAsync(new(await RewardModelAsync(pairs), dataset))).Contaminated);
    }

    [Fact]
    public async Task A_scorecard_leads_back_to_the_labels_and_items_that_it_rests_on()
    {
        await KeepAsync([.. Items.Select(item => new Trace(item.Id, Noon, item.Prompt))]);
        DatasetItem[] items = [.. Items.Select(item => item with { Labels = [SomeAnswers.Score($"{item.Id}-on-a", "a", 1), SomeAnswers.Score($"{item.Id}-on-b", "b", 1)] })];
        await KeepAsync([.. items.SelectMany(item => item.Labels.Select(label => new Label(label.Id, item.Id, "tone", "ada", Origin.HumanBlind, Noon, 1, Candidate: label.Candidate)))]);
        var dataset = await DatasetAsync(items);
        var checkpoint = await CheckpointAsync(dataset, items[..3]);

        var card = await EvaluateAsync(new(checkpoint, dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = new("human"), ["any"] = new("regex", ".") }));

        var behind = (await Get<LineageStore>().BehindAsync(Project, $"scorecard:{card.Id}", 10, Cancel)).ToDictionary(level => level.Kind, level => level.Ids);
        Assert.Equal(["trace:t3", "trace:t4", "trace:t5", "trace:t6", "trace:t7"], behind["trace"]);
        Assert.Equal(5, behind["label"].Count);
        Assert.Equal(($"dataset:{dataset}", checkpoint), (Assert.Single(behind["dataset"]), Assert.Single(behind["checkpoint"])));
    }

    [Fact]
    public async Task Preferences_are_counted_in_pairs_with_the_labels_that_they_rest_on()
    {
        DatasetLabel Vote(int item, int vote, double score) => new($"v{item}-{vote}", "a", "tone", $"ada{vote}", Origin.HumanBlind, score, "b");
        DatasetItem[] items = [.. Items.Select((item, n) => item with { Group = $"g{n / 4}", Labels = [Vote(n, 1, n == 7 ? 0.5 : 1), Vote(n, 2, n == 7 ? 0.5 : 1)] })];
        var dataset = await DatasetAsync(items);
        var model = await RewardModelAsync(await PairsAsync(await DatasetAsync([]), [SomeAnswers.Item("elsewhere") with { Group = "elsewhere", Prompt = [new("user", "Else?")] }]));

        var report = await EvaluateAsync(new(model, dataset));

        Assert.Equal((8, 7), (report.Items, report.Pairs));
        Assert.Equal([new("human_blind", 14)], report.Labels!);
        Assert.All(report.Dimensions.Values, line => Assert.Equal(7, line.Scored + line.Missing));
        Assert.Equal((7, 0, 2), (report.Dimensions["preference_accuracy"].Scored, report.Dimensions["preference_accuracy"].Missing, report.Dimensions["preference_accuracy"].Score.N));
        Assert.Equal("14 human_blind", ScorecardLabels.Of(report, report.Dimensions["preference_accuracy"]));
    }

    [Fact]
    public async Task What_cannot_be_evaluated_is_refused()
    {
        var dataset = await DatasetAsync(Items);

        await RefusedAsync(400, () => EvaluateAsync(new("base", dataset, ByPeople, Split.Train)));
        await RefusedAsync(409, () => EvaluateAsync(new("base", dataset, ByPeople, Split.Anchor)));
        Assert.StartsWith("open_sealed: ", (await RefusedAsync(400, () => EvaluateAsync(new("base", dataset, ByPeople, Split.Test, "x")))).Message, StringComparison.Ordinal);
        await RefusedAsync(400, () => EvaluateAsync(new("base", dataset)));
        await RefusedAsync(400, () => EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings>())));
        await RefusedAsync(400, () => EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = new("reward_model") })));
        await RefusedAsync(400, () => EvaluateAsync(new("base", dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = new("json_schema") })));
        await RefusedAsync(404, () => EvaluateAsync(new("unknown", dataset, ByPeople)));
        await RefusedAsync(404, () => EvaluateAsync(new("base", "unknown", ByPeople)));
    }
}

public sealed class EvaluationOnSqlite : EvaluationContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class EvaluationOnPostgres : EvaluationContract
{
    private protected override Engine Engine => Engine.Postgres;
}
