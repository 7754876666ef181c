using System.Text.Json;
using Plumbline.Fakes;

namespace Plumbline.Online;

public sealed class OnlineCommandTests : IDisposable
{
    private const string Key = "sk-proj-0123456789-abcd";
    private readonly CommandFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_connection_is_kept_without_showing_its_key_to_anyone_who_looks()
    {
        folder.Write("key.txt", Key);

        var set = await RunAsync("connection", "set", "openai", "https://api.openai.com/v1", "--key-file", folder["key.txt"]);
        var list = await RunAsync("connection", "list", "--json");
        var gone = await RunAsync("connection", "remove", "openai");

        Assert.Equal([0, 0, 0], new[] { set, list, gone }.Select(run => run.ExitCode));
        Assert.Equal("…abcd", JsonElement.Parse(list.Output)[0].GetProperty("key").GetString());
        Assert.DoesNotContain(Key, set.Output + set.Error + list.Output, StringComparison.Ordinal);
        Assert.Equal(64, (await RunAsync("connection", "remove", "openai")).ExitCode);
    }

    [Fact]
    public async Task A_rule_is_set_run_and_read_and_a_draw_is_made_and_shown()
    {
        folder.Write("traces.jsonl", Enumerable.Range(0, 40).Select(i => $$$"""{"trace":{"id":"t{{{i}}}","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Where?"}],"output":"{{{(i % 2 == 0 ? "Sorry." : "Here.")}}}","model":"m"}}"""));
        folder.Write("rule.json", """{"name":"tone","share":1,"spot_check":0.5,"evaluators":{"no_apology":{"dimension":"tone","evaluator":{"kind":"regex","pattern":"Sorry","forbid":true}}}}""");
        var imported = await RunAsync("import", "jsonl", folder["traces.jsonl"]);
        Assert.True(imported.ExitCode == 0, imported.Error);

        Assert.Equal(0, (await RunAsync("online", "set", folder["rule.json"], "--from-start")).ExitCode);
        var run = await RunAsync("online", "run", "--json");
        var listed = await RunAsync("online", "list", "--json");
        var paused = await RunAsync("online", "pause", "tone");
        var drawn = await RunAsync("sample", "draw", "--design", "random", "--count", "20", "--id", "d1");
        var shown = await RunAsync("sample", "show", "d1", "--json");
        var estimate = await RunAsync("sample", "estimate", "d1", "--dimension", "tone");

        Assert.Equal(40, JsonElement.Parse(run.Output).GetProperty("taken").GetInt32());
        Assert.Equal(0.5, JsonElement.Parse(listed.Output)[0].GetProperty("evaluators")[0].GetProperty("score").GetProperty("value").GetDouble());
        Assert.Contains("tone is paused", paused.Output, StringComparison.Ordinal);
        Assert.True(drawn.ExitCode == 0, drawn.Error);
        Assert.All(JsonElement.Parse(shown.Output).GetProperty("traces").EnumerateArray(), trace => Assert.Equal(0.5, trace.GetProperty("inclusion_probability").GetDouble()));
        Assert.Contains("not measured: None of the", estimate.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample", "draw", "--design", "lucky")]
    [InlineData("online", "set", "no-such-file.json", "--json")]
    [InlineData("replay", "none", "--model", "m")]
    public async Task What_cannot_be_done_is_said_in_a_line(params string[] args)
    {
        folder.Write("key.txt", Key);
        await RunAsync("connection", "set", "openai", "http://127.0.0.1:9/v1");

        var run = await RunAsync(args);

        Assert.Equal(64, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandFolder.RunAsync([.. args, "--data", folder["data"]]);
}
