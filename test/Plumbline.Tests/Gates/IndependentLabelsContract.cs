using Plumbline.Checkpoints;
using Plumbline.Datasets;
using Plumbline.Evaluators;
using Plumbline.Fakes;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Promotions;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Gates;

/// <summary>
/// From labels to a verdict, whatever the engine: every test answer is judged good, and all that differs is who had a part in the labels.
/// The desk's model wrote the answers; a tutor judged some that the candidate learned from; nobody else had anything to do with it.
/// </summary>
public abstract class IndependentLabelsContract : PartContract
{
    private const int Items = 120;
    private static readonly Selector Desk = new("desk-1", "desk"), Tutor = new("tutor-1", "tutor"), Stranger = new("far-1", "far");

    private string dataset = "";

    [Fact]
    public async Task A_candidate_is_not_promoted_on_labels_that_its_own_family_chose()
    {
        await PlantAsync(i => Blind(i, Desk));

        var card = await EvaluateAsync(await CandidateAsync());
        var gate = await DecideAsync(card);

        var (line, tone) = (card.Dimensions["tone"], Assert.Single(gate.Decision.Dimensions));
        Assert.Equal(("inconclusive", "inconclusive", 0), (gate.Decision.Verdict, tone.Verdict, tone.Missing));
        Assert.Equal((0, Items, null, "too_few_independent_labels"), (tone.Independence!.NClean, tone.Independence.SetAside, tone.Independence.NNeeded, tone.Independence.Reason));
        Assert.Equal((Items, 0, Items), (line.Independence!.NLabels, line.Independence.NClean, line.Independence.SetAside));
        Assert.Equal((null, "too_few_independent_labels"), (line.Score.Value, line.Score.Reason));
        await RefusedAsync(409, () => Get<Promote>().RunAsync(Project, new(gate.Id), "ada", Cancel));
    }

    [Fact]
    public async Task The_same_labels_chosen_by_a_stranger_are_decided_on()
    {
        await PlantAsync(i => Blind(i, Stranger));

        var card = await EvaluateAsync(await CandidateAsync());
        var gate = await DecideAsync(card, baseline: await EvaluateAsync("base"));

        var (line, tone) = (card.Dimensions["tone"].Independence!, gate.Decision.Dimensions[0].Independence!);
        Assert.Equal(("pass", Items, 0), (gate.Decision.Verdict, tone.NClean, tone.SetAside));
        Assert.Equal((Items, Items, 0, 1.0), (line.NLabels, line.NClean, line.NUnstated, line.Independence.Value!.Value));
        Assert.Equal(DeploymentAction.Promote, (await Get<Promote>().RunAsync(Project, new(gate.Id), "ada", Cancel)).Action);
    }

    [Fact]
    public async Task Labels_of_people_who_saw_the_family_s_draft_are_set_aside_and_compared()
    {
        await PlantAsync(i => i % 2 == 0 ? Blind(i) : Shown(i));

        var card = await EvaluateAsync(await CandidateAsync());
        var gate = await DecideAsync(card);

        var (line, tone) = (card.Dimensions["tone"], gate.Decision.Dimensions[0].Independence!);
        Assert.Equal(("pass", 60, 60, null), (gate.Decision.Verdict, tone.NClean, tone.SetAside, tone.Reason));
        Assert.Equal((60, 60, 60), (line.Score.N, line.Missing, line.Independence!.SetAside));
        Assert.Equal((0.0, 0.0), (line.Independence.Gap.Value!.Value, line.Independence.AnchoringUplift.Value!.Value));
    }

    [Fact]
    public async Task A_judge_that_taught_the_candidate_is_kin_to_it_and_a_stranger_to_the_base()
    {
        await PlantAsync(i => Blind(i, Tutor));

        Assert.Equal((0, Items), (await CleanAsync(await CandidateAsync()), await CleanAsync("base")));
    }

    [Fact]
    public async Task A_later_release_is_kin_to_those_it_came_from_and_to_their_siblings()
    {
        var (first, sibling) = (await CandidateAsync(), await CandidateAsync(seed: 2));
        await PlantAsync(i => Blind(i, new Selector(i % 2 == 0 ? first : sibling)));
        var second = await CheckpointAsync(3, first);

        var labels = (await EvaluateAsync(second)).Dimensions["tone"].Independence!;

        Assert.Equal((0, 0.66), (labels.NClean, Math.Round(labels.Independence.Value!.Value, 12))); // half 1 − 0.4 · 1, half 1 − 0.4 · 0.7
    }

    [Fact]
    public async Task A_model_that_nobody_knows_counts_as_kin()
    {
        await PlantAsync(i => Blind(i, new Selector("somebody")));

        Assert.Equal(0, await CleanAsync("base"));
    }

    [Fact]
    public async Task A_label_of_which_only_the_origin_was_stated_is_told_apart()
    {
        await PlantAsync(i => i < 20 ? Blind(i) with { Exposures = null, SelectedBy = null } : Blind(i));

        var labels = (await EvaluateAsync("base")).Dimensions["tone"].Independence!;

        Assert.Equal((Items, Items, 20), (labels.NLabels, labels.NClean, labels.NUnstated));
    }

    [Fact]
    public async Task A_gate_file_may_ask_for_more_independent_labels_than_there_are()
    {
        await PlantAsync(i => Blind(i));

        var gate = await DecideAsync(await EvaluateAsync("base"), "independence: { minimum: 121 }");

        var tone = gate.Decision.Dimensions[0];
        Assert.Equal(("inconclusive", 121, "too_few_independent_labels"), (gate.Decision.Verdict, tone.Independence!.NNeeded!.Value, tone.Independence.Reason));
        Assert.Equal(1, tone.ItemsNeeded);
    }

    private static Label Blind(int i, params IReadOnlyList<Selector> chosenBy) =>
        new($"test-{i}-ada", $"test-{i}", "tone", "ada", Origin.HumanBlind, Noon, 1, Candidate: "good", Exposures: [], SelectedBy: chosenBy);

    private static Label Shown(int i) =>
        Blind(i) with { Origin = Origin.HumanSawOutput, Exposures = [new(ExposureRelation.Shown, true, "desk-1", "desk")] };

    private static Trace Item(string split, int i) => new(
        $"{split}-{i}", Noon, [new("user", $"{split} question {i}?")], Model: "desk-1", Family: "desk",
        Candidates: [new("good", $"A kind answer {i}"), new("bad", $"No {i}!", "desk-1", "desk")],
        Attributes: new Dictionary<string, string> { ["split"] = split });

    /// <summary>The test's items and labels, cut as a dataset version.</summary>
    private async Task PlantAsync(Func<int, Label> label)
    {
        await KeepAsync([.. Enumerable.Range(0, Items).Select(i => Item("test", i))]);
        await KeepAsync([.. Enumerable.Range(0, Items).Select(label)]);
        dataset = (await Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: "split"), Cancel)).Version;
    }

    private Task<ScorecardReport> EvaluateAsync(string release) =>
        Get<RunEvaluation>().RunAsync(Project, new(release, dataset, new Dictionary<string, EvaluatorSettings> { ["tone"] = new("human") }), Cancel);

    private async Task<int> CleanAsync(string release) => (await EvaluateAsync(release)).Dimensions["tone"].Independence!.NClean;

    private Task<KeptGate> DecideAsync(ScorecardReport card, string asked = "", ScorecardReport? baseline = null) =>
        Get<DecideGate>().RunAsync(Project, new($"dimensions: {{ tone: {{ minimum: 0.9 }} }}\n{asked}", card.Id, baseline?.Id), Cancel);

    /// <summary>A policy that learned from answers of the desk, which the tutor judged.</summary>
    private async Task<string> CandidateAsync(ulong seed = 1)
    {
        await KeepAsync([.. Enumerable.Range(0, 3).Select(i => Item("train", i))]);
        await KeepAsync([.. Enumerable.Range(0, 6).Select(i => new Label(
            $"train-{i}", $"train-{i / 2}", "tone", "tutor", Origin.Judge, Noon, i % 2, Candidate: i % 2 == 1 ? "good" : "bad", Exposures: [new(ExposureRelation.Judged, true, "tutor-1", "tutor")]))]);
        var learned = await Get<CutDataset>().RunAsync(Project, new("learned", SplitAttribute: "split"), Cancel);
        var pairs = await Get<BuildPairs>().RunAsync(Project, new(learned.Version), Cancel);
        return await CheckpointAsync(seed, $"pairs:{pairs.Version}");
    }

    private async Task<string> CheckpointAsync(ulong seed, string parent)
    {
        var settings = new DpoSettings();
        settings = settings with { Descent = settings.Descent with { Seed = seed } };
        var planted = PairSet.Of(Enumerable.Range(0, 16).Select(pair => new TrainingPair($"Question {pair}", $"A kind answer {pair}", $"No {pair}!")));
        var policy = DpoReranking.Start(planted, settings).Finish();
        var bytes = CheckpointBytes.Of(Checkpoint.Of(policy, settings, new Dictionary<string, string>()));
        var artifact = Artifact.Of(TrainJob.CheckpointKind, null, bytes, new { }, [parent]);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return $"checkpoint:{artifact.Hash}";
    }
}

public sealed class IndependentLabelsOnSqlite : IndependentLabelsContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class IndependentLabelsOnPostgres : IndependentLabelsContract
{
    private protected override Engine Engine => Engine.Postgres;
}
