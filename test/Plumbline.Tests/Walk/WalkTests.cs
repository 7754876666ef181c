using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Datasets;
using Plumbline.Demo;
using Plumbline.Evaluators;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Gates;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Layout;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Outcomes;
using Plumbline.Pairs;
using Plumbline.Promotions;
using Plumbline.Rubrics;
using Plumbline.Traces;

namespace Plumbline.Walk;

/// <summary>Walks docs/walk.md: every step through the HTTP API, on the invented help desk, on each engine.</summary>
public abstract class WalkContract : StoreContract
{
    private WebApplication app = null!;
    private HttpClient http = null!;
    private DemoApi api = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        app = Server.Build(Database, new([ServerSettings.DefaultUrl], RequireKeys: false), builder => builder.WebHost.UseTestServer());
        await app.StartAsync(Cancel);
        http = app.GetTestClient();
        api = new(http);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        http?.Dispose();
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task The_loop_goes_round_from_a_trace_to_a_promoted_model_and_back()
    {
        var dataset = await TeachAsync();
        var checkpoint = await TrainAsync(dataset);
        await ExposeAsync(checkpoint);
        var gate = await DecideAsync(dataset, checkpoint);

        Assert.Equal("pass", gate.Decision.Verdict);
        Assert.Equal("clear", Assert.Single(gate.Decision.Governors).Severity);
        Assert.Equal([null, 0, 0], gate.Decision.Dimensions.Select(line => line.Independence?.SetAside)); // a check; people, people
        var promoted = await api.PostAsync<PromotionRequest, Deployment>("promotions", new(gate.Id), Cancel);
        Assert.Equal((checkpoint, Policies.BaseRelease), (promoted.Release, promoted.Previous));
        Assert.Equal(checkpoint, (await RankAsync(LibraryDesk.Traces[0])).Release);

        await FollowAsync(checkpoint);
        var back = await api.PostAsync<RollBackRequest, Deployment>("rollbacks", new("The walk ends where it began."), Cancel);
        Assert.Equal(Policies.BaseRelease, back.Release);
    }

    private async Task<string> TeachAsync()
    {
        var rubric = new RubricYaml("rubric.yaml").Read(Sample("rubric.yaml"));
        await api.PostAsync<Rubric, PublishedRubric>("rubrics", rubric, Cancel);
        await api.StateAsync("labels", LibraryDesk.Labels, Cancel); // before their traces: any order is taken
        await api.StateAsync("traces", LibraryDesk.Traces, Cancel);
        var shares = new Dictionary<Split, double> { [Split.Train] = 0.5, [Split.Test] = 0.5 };
        var report = await api.PostAsync<CutSettings, DatasetReport>("datasets", new("desk", rubric.Name, Splits: shares), Cancel);
        Assert.Equal((LibraryDesk.Prompts, LibraryDesk.Labels.Count), (report.Items, report.Labels));
        return report.Version;
    }

    private async Task<string> TrainAsync(string dataset)
    {
        var pairs = await api.PostAsync<PairRequest, BuiltPairs>("pairs", new(dataset), Cancel);
        await ExportAsync(pairs);
        var job = await api.PostAsync<TrainingRequest, Job>("training", new("dpo", pairs.Version, "desk-policy"), Cancel);
        while (!job.IsFinished)
        {
            await Task.Delay(20, Cancel);
            job = await api.GetAsync<Job>($"jobs/{job.Id}", Cancel);
        }

        Assert.Equal(JobState.Done, job.State);
        return $"checkpoint:{job.Result!.Value.GetProperty("checkpoint").GetString()}";
    }

    private async Task ExportAsync(BuiltPairs pairs)
    {
        var first = await http.GetByteArrayAsync($"api/v1/exports?of=pairs:{pairs.Version}&format=trl", Cancel);
        Assert.Equal(first, await http.GetByteArrayAsync($"api/v1/exports?of=pairs:{pairs.Version}&format=trl", Cancel));
        using var zip = new ZipArchive(new MemoryStream(first));
        using var lines = new StreamReader(zip.GetEntry("preference/train.jsonl")!.Open());
        Assert.Equal(pairs.Pairs, (await lines.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(["README.md", "plumbline.json", "preference/train.jsonl", "sft/train.jsonl"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri($"api/v1/exports?of=pairs:{pairs.Version}&format=parquet", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("api/v1/exports?of=pairs:none", UriKind.Relative), Cancel)).StatusCode);
    }

    /// <summary>Thirty readers each for the candidate and what serves: the same thumbs, and better outcomes for the candidate.</summary>
    private async Task ExposeAsync(string checkpoint)
    {
        foreach (var (release, name, solved) in new[] { (checkpoint, "new", 28), (Policies.BaseRelease, "old", 18) })
        {
            var answers = Enumerable.Range(0, 30).Select(i => LibraryDesk.Traces[i] with { Id = $"{name}-{i}", Conversation = null, Release = release, Candidates = null, Served = null }).ToArray();
            await api.StateAsync("traces", answers, Cancel);
            await api.StateAsync("feedback", [.. answers.Select((answer, i) => new FeedbackEntry($"{answer.Id}-thumb", answer.Id, FeedbackKind.Thumb, answer.At.AddMinutes(1), i % 2))], Cancel);
            await api.StateAsync("outcomes", [.. answers.Select((answer, i) => new Outcome($"{answer.Id}-outcome", "resolved", i < solved ? 1 : 0, answer.At.AddDays(3), Trace: answer.Id))], Cancel);
        }
    }

    private async Task<KeptGate> DecideAsync(string dataset, string checkpoint)
    {
        var evaluators = new Dictionary<string, EvaluatorSettings>
        {
            ["correct"] = new(AmountCheck.Kind, Field: "days"),
            ["complete"] = new(HumanEvaluator.Kind),
            ["tone"] = new(HumanEvaluator.Kind),
        };
        var candidate = await api.PostAsync<EvaluationRequest, ScorecardReport>("scorecards", new(checkpoint, dataset, evaluators), Cancel);
        var serving = await api.PostAsync<EvaluationRequest, ScorecardReport>("scorecards", new(Policies.BaseRelease, dataset, evaluators), Cancel);
        var file = Sample("gate.yaml").Replace("rubric: rubric.yaml\n", "", StringComparison.Ordinal);
        return await api.PostAsync<GateRequest, KeptGate>("gates", new(file, candidate.Id, serving.Id, serving.Id, Exposure: true), Cancel);
    }

    private Task<Ranked> RankAsync(Trace trace) => api.PostAsync<RankRequest, Ranked>("rank", new(trace.Input, trace.Candidates!), Cancel);

    private async Task FollowAsync(string checkpoint)
    {
        var behind = await api.GetAsync<LineageView>("lineage?id=trace:new-0", Cancel);
        Assert.Contains(behind.From, level => level.Kind == "label");
        var taught = behind.From.Single(level => level.Kind == "label").Ids[0];
        var ahead = await api.GetAsync<LineageView>($"lineage?id={Uri.EscapeDataString(taught)}", Cancel);
        Assert.Contains(checkpoint, ahead.To.Single(level => level.Kind == "checkpoint").Ids);
        Assert.Contains(ahead.To, level => level.Kind == "served trace" && level.Count == 30);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Repository.Root, "samples/OwnData", name));
}

public sealed class SqliteWalkTests : WalkContract
{
    private protected override Storage.Engine Engine => Storage.Engine.Sqlite;
}

public sealed class PostgresWalkTests : WalkContract
{
    private protected override Storage.Engine Engine => Storage.Engine.Postgres;
}

public sealed partial class WalkPageTests
{
    [Fact]
    public void Every_file_that_the_walk_names_is_there()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/walk.md"));
        string[] named = [.. Named().Matches(page).Select(match => match.Groups["path"].Value).Distinct()];

        Assert.True(named.Length > 30, $"The walk names {named.Length} files only.");
        Offences.None(named.Where(path => !File.Exists(Path.Combine(Repository.Root, path))));
    }

    [GeneratedRegex("`(?<path>(src|test|samples|docs|bench)/[^` ]+)`")]
    private static partial Regex Named();
}
