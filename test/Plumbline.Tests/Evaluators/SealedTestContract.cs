using Plumbline.Datasets;
using Plumbline.Storage;

namespace Plumbline.Evaluators;

/// <summary>What opening a sealed test promises, whatever the engine.</summary>
public abstract class SealedTestContract : ScoredContract
{
    [Fact]
    public async Task A_sealed_test_is_opened_once_with_a_reason_that_stays()
    {
        var dataset = await SealedAsync("refunds");
        var (one, other) = (await CheckpointAsync(dataset, [], seed: 1), await CheckpointAsync(dataset, [], seed: 2));
        var request = new EvaluationRequest(one, dataset, ByPeople, Split.SealedTest);
        await RefusedAsync(400, () => EvaluateAsync(request));

        var card = await EvaluateAsync(request with { OpenSealed = "Before the release." });

        Assert.Equal(card.Id, (await EvaluateAsync(request with { OpenSealed = "The answer was lost." })).Id);
        var refused = await RefusedAsync(409, () => EvaluateAsync(request with { Candidate = other, OpenSealed = "Again." }));
        Assert.Contains("8 of the 8 sealed items were opened before", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Before the release.", refused.Message, StringComparison.Ordinal);
        var opening = Assert.Single(await Get<SealedTest>().OpeningsAsync(Project, dataset, Cancel));
        Assert.Equal((card.Id, one, "Before the release.", 8), (opening.Scorecard, opening.Candidate, opening.Reason, opening.Items));
    }

    [Fact]
    public async Task Another_version_does_not_seal_what_was_opened()
    {
        var dataset = await SealedAsync("refunds");
        var (one, other) = (await CheckpointAsync(dataset, [], seed: 1), await CheckpointAsync(dataset, [], seed: 2));
        await EvaluateAsync(new(one, dataset, ByPeople, Split.SealedTest, "Before the release."));

        await RefusedAsync(409, () => EvaluateAsync(new(other, dataset, ByPeople, Split.SealedTest, "Another name.")));
        var again = await SealedAsync("returns");

        await RefusedAsync(409, () => EvaluateAsync(new(other, again, ByPeople, Split.SealedTest, "Another name.")));
    }

    [Fact]
    public async Task What_serves_now_may_answer_a_sealed_test_to_be_compared_with_and_the_look_is_kept()
    {
        var dataset = await SealedAsync("refunds");
        await EvaluateAsync(new("base", dataset, ByPeople, Split.SealedTest, "To compare with."));

        await EvaluateAsync(new(await CheckpointAsync(dataset, []), dataset, ByPeople, Split.SealedTest, "Before the release."));

        Assert.Equal(["Before the release.", "To compare with."], (await Get<SealedTest>().OpeningsAsync(Project, null, Cancel)).Select(opening => opening.Reason));
    }

    [Fact]
    public async Task A_request_that_is_refused_opens_no_sealed_test()
    {
        var dataset = await DatasetAsync([.. Items.Select(item => item with { Split = Split.SealedTest })]);
        var request = new EvaluationRequest("base", dataset, ByPeople, Split.SealedTest, "Before the release.");

        await RefusedAsync(400, () => EvaluateAsync(request with { Evaluators = new Dictionary<string, EvaluatorSettings> { ["tone"] = new("oracle") } }));

        Assert.Equal(8, (await EvaluateAsync(request)).Items);
    }

    private Task<string> SealedAsync(string name) => ArtifactAsync(
        CutDataset.Kind, DatasetText.Write(new(1, name, 1, "stated"), [.. Items.Select(item => item with { Split = Split.SealedTest })]));
}

public sealed class SealedTestOnSqlite : SealedTestContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class SealedTestOnPostgres : SealedTestContract
{
    private protected override Engine Engine => Engine.Postgres;
}
