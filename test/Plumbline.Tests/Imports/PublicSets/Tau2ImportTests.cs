using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Tau2;
using Plumbline.Scorecards;

namespace Plumbline.Imports.PublicSets;

public sealed class Tau2ImportTests : IDisposable
{
    private readonly CommandFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_shows_every_dimension_with_what_is_missing()
    {
        var run = await CommandFolder.RunAsync("import", "tau2", folder.Write("run.json", SomeTau2.Run("small")), "--data", folder["data"], "--json");

        var card = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("scorecards").EnumerateArray());
        Assert.Equal(["id", "model", "items", "dimensions"], card.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("small", 2), (card.GetProperty("model").GetString(), card.GetProperty("items").GetInt32()));
        Assert.Equal(
            [("db", 1.0, 1, 1), ("env", 0.5, 1, 1), ("action", 0.5, 1, 1), ("communicate", null, 0, 2), ("overall", 0.5, 2, 0)],
            card.GetProperty("dimensions").EnumerateObject().Select(Line));
    }

    [Fact]
    public async Task An_archive_is_known_by_its_content_and_foreign_members_are_passed_over()
    {
        SomeTau2.Pack(folder["no extension"], ("../a:b.json", SomeTau2.Run("before")), ("notes.md", "# notes"), ("list.json", "[1, 2]"), ("summary.json", """{"entries":[]}"""), ("c.json", SomeTau2.Run("after")));

        var runs = await Tau2Reader.ReadAsync(folder["no extension"], Cancel);

        Assert.Equal(["before", "after"], runs.Select(run => run.Model));
    }

    [Fact]
    public async Task A_run_has_one_id_whatever_file_it_comes_in_and_is_imported_once()
    {
        SomeTau2.Pack(folder["packed"], ("x.json", SomeTau2.Run("ft:small:org")));

        var run = await CommandFolder.RunAsync("import", "tau2", folder["packed"], folder.Write("plain", SomeTau2.Run("ft:small:org")), "--scores", folder["scores"]);

        var file = Assert.Single(Directory.GetFiles(folder["scores"]));
        Assert.Equal(ExitCode.Pass, run.ExitCode);
        Assert.Matches("^tau2-billing-ft-small-org-[0-9a-f]{10}-[0-9a-f]{8}\\.jsonl$", Path.GetFileName(file));
    }

    [Fact]
    public async Task Score_files_are_read_by_the_gate_and_say_why_a_score_is_missing()
    {
        await CommandFolder.RunAsync("import", "tau2", folder.Write("run.json", SomeTau2.Run("small")), "--scores", folder["scores"]);

        var rows = ScoreFile.Read(Assert.Single(Directory.GetFiles(folder["scores"])));

        Assert.Equal(10, rows.Count);
        Assert.Equal("The benchmark checked nothing: the conversation ended with max_steps.", rows.Single(row => row is { Item: "billing-2", Dimension: "db" }).Reason);
        Assert.Equal("The benchmark made no communicate check on this conversation.", rows.First(row => row.Dimension == "communicate").Reason);
        Assert.All(rows, row => Assert.Null(row.Cluster));
    }

    [Fact]
    public async Task A_conversation_keeps_its_messages_calls_times_and_costs()
    {
        var conversation = Assert.Single(await Tau2Reader.ReadAsync(folder.Write("run.json", SomeTau2.Run("small")), Cancel)).Conversations[0];

        Assert.Equal(("[late_fee]twice|disputed", "user_stop", 0.02, 0.01), (conversation.Task, conversation.TerminationReason, conversation.AgentCost, conversation.UserCost));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 500, TimeSpan.Zero), conversation.StartedAt);
        Assert.Equal([null, 0.01, 0.02, null], conversation.Messages.Select(message => message.Cost));
        Assert.Equal(new Tau2ToolCall("call_1", "get_bill", """{ "bill": "B1" }""", "assistant"), Assert.Single(conversation.Messages[2].ToolCalls));
        Assert.Equal(("call_1", 90, 9), (conversation.Messages[3].ToolCall, conversation.Messages[2].InputTokens, conversation.Messages[2].OutputTokens));
    }

    [Fact]
    public async Task A_price_of_0_for_written_tokens_is_unknown()
    {
        var conversations = Assert.Single(await Tau2Reader.ReadAsync(folder.Write("run.json", SomeTau2.Run("tuned", agentCost: 0)), Cancel)).Conversations;

        Assert.Equal((null, 0.01), (conversations[0].AgentCost, conversations[0].UserCost));
    }

    [Fact]
    public async Task Trials_of_one_task_are_items_of_one_cluster()
    {
        var text = SomeTau2.Run("small").Replace("""
            "task_id": "2", "trial": 0
            """, """
            "task_id": "[late_fee]twice|disputed", "trial": 1
            """, StringComparison.Ordinal);

        var rows = Tau2Scores.RowsOf(Assert.Single(await Tau2Reader.ReadAsync(folder.Write("run.json", text), Cancel)));

        Assert.Equal(2, rows.DistinctBy(row => row.Item).Count());
        Assert.Single(rows.DistinctBy(row => row.Cluster));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"entries":[]}""")]
    public async Task A_file_without_simulation_results_is_refused(string text)
    {
        var run = await CommandFolder.RunAsync("import", "tau2", folder.Write("other.json", text));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("other.json: there are no tau2 simulation results", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"task_id\": \"2\",", "", "simulations[1]: task_id is missing")]
    [InlineData("\"llm\": \"small\"", "", "info.agent_info.llm is missing")]
    [InlineData("\"task_id\": \"2\"", "\"task_id\": \"[late_fee]twice|disputed\"", "stands twice as trial 0")]
    [InlineData("\"reward\": 1.0", "\"reward\": 1.5", "simulations[0].reward_info.reward is 1.5")]
    [InlineData("\"reward\": 1.0", "\"reward\": \"high\"", "reward_info.reward is not as tau2 writes it")]
    [InlineData("2026-03-01T12:01:00", "yesterday", "end_time is missing")]
    public async Task Broken_results_are_refused_with_the_place(string part, string instead, string problem)
    {
        var path = folder.Write("run.json", SomeTau2.Run("small").Replace(part, instead, StringComparison.Ordinal));

        Assert.Contains(problem, (await Assert.ThrowsAsync<UsageException>(() => Tau2Reader.ReadAsync(path, Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_archive_is_refused()
    {
        SomeTau2.Pack(folder["whole"], ("x.json", SomeTau2.Run("small")));
        File.WriteAllBytes(folder["torn"], File.ReadAllBytes(folder["whole"])[..200]);

        var run = await CommandFolder.RunAsync("import", "tau2", folder["torn"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }

    [Fact]
    public async Task Runs_are_kept_like_those_of_every_import_when_no_place_is_named()
    {
        folder.Write("run.json", SomeTau2.Run("small"));

        var run = await CommandProcess.RunAsync(folder.Folder, [], "import", "tau2", "run.json");

        Assert.Equal(ExitCode.Pass, run.ExitCode);
        Assert.Matches("trace +2 kept", run.Error);
        Assert.True(File.Exists(folder["plumbline-data/plumbline.db"]));
    }

    [Fact]
    public async Task Runs_are_kept_where_the_environment_says()
    {
        folder.Write("run.json", SomeTau2.Run("small"));

        await CommandProcess.RunAsync(folder.Folder, new() { [DatabaseOptions.FolderVariable] = "named" }, "import", "tau2", "run.json", "--scores", "scores");

        Assert.True(File.Exists(folder["named/plumbline.db"]));
        Assert.Single(Directory.GetFiles(folder["scores"]));
    }

    [Fact]
    public async Task Score_files_alone_need_no_database()
    {
        folder.Write("run.json", SomeTau2.Run("small"));

        var run = await CommandProcess.RunAsync(folder.Folder, [], "import", "tau2", "run.json", "--scores", "scores");

        Assert.Contains("1 score file in scores.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["run.json", "scores"], Directory.EnumerateFileSystemEntries(folder.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_folder_is_said_to_be_one_and_score_files_do_not_go_into_a_file()
    {
        var file = folder.Write("run.json", SomeTau2.Run("small"));

        var named = await CommandFolder.RunAsync("import", "tau2", folder.Folder);
        var written = await CommandFolder.RunAsync("import", "tau2", file, "--scores", file);

        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (named.ExitCode, written.ExitCode));
        Assert.Contains("this is a folder", named.Error, StringComparison.Ordinal);
        Assert.Contains($"--scores: {file} is a file. Give the path of a folder.", written.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData(null)]
    public async Task A_file_must_be_named_and_be_there(string? name) =>
        Assert.Equal(ExitCode.Usage, (await CommandFolder.RunAsync(["import", "tau2", .. name is null ? Array.Empty<string>() : [folder[name]]])).ExitCode);

    public void Dispose() => folder.Dispose();

    private static (string, double?, int, int) Line(JsonProperty line) => (
        line.Name,
        line.Value.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null,
        line.Value.GetProperty("n").GetInt32(),
        line.Value.GetProperty("missing").GetInt32());
}
