using System.Diagnostics;
using System.Text.Json;
using Plumbline.Fakes;
using static Plumbline.Gates.GateFiles;

namespace Plumbline.Gates;

public sealed class GateCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Theory]
    [InlineData(395, 0, "pass")]
    [InlineData(300, 1, "fail")]
    [InlineData(372, 2, "inconclusive")]
    public async Task The_exit_code_and_the_last_line_say_the_verdict(int right, int code, string word)
    {
        var run = await folder.GateAsync(right);

        Assert.Equal((code, $"Gate: {word}"), (run.ExitCode, run.Output.TrimEnd().Split('\n')[^1].Trim()));
    }

    [Fact]
    public async Task A_fallen_outcome_holds_a_candidate_that_would_pass_with_3()
    {
        var outcomes = folder.Write("outcomes.jsonl", [.. OutcomesOf("candidate", 740, 1000, 0.7), .. OutcomesOf("anchor", 800, 1000, 0.5)]);

        var run = await folder.GateAsync(395, "--outcomes", outcomes);

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains("reward_outcome_gap: hold. The outcome is down", run.Output, StringComparison.Ordinal);
        Assert.Contains("the reward rose", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_fails_also_when_a_governor_holds_and_lists_it()
    {
        var outcomes = folder.Write("outcomes.jsonl", [.. OutcomesOf("candidate", 740, 1000, 0.7), .. OutcomesOf("baseline", 800, 1000, 0.5)]);

        var run = await folder.GateAsync(300, "--outcomes", outcomes);

        Assert.Equal(ExitCode.Fail, run.ExitCode);
        Assert.Contains("reward_outcome_gap: hold", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_option_is_a_usage_error() =>
        Assert.Equal(ExitCode.Usage, (await CommandFolder.RunAsync("gate", "--file", folder.Write("gate.yaml", Rules))).ExitCode);

    [Theory]
    [InlineData("--file")]
    [InlineData("--candidate")]
    [InlineData("--baseline")]
    [InlineData("--outcomes")]
    public async Task A_path_that_leads_nowhere_is_a_usage_error_that_names_it(string option)
    {
        string[] args = ["gate", "--file", folder.Write("gate.yaml", Rules), "--candidate", folder.Write("candidate.jsonl", Tone(9, 9))];
        var at = Array.IndexOf(args, option);

        var run = await CommandFolder.RunAsync(at < 0 ? [.. args, option, folder["nowhere"]] : [.. args[..(at + 1)], folder["nowhere"], .. args[(at + 2)..]]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("nowhere: there is no such", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_the_disk_does_not_take_could_not_be_run()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");

        var run = await folder.GateAsync(395, "--json", "/dev/full");

        Assert.Equal(ExitCode.CouldNotRun, run.ExitCode);
        Assert.StartsWith("plumbline: could not be run", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json", "", "is a folder")]
    [InlineData("--junit", "new/", "is a folder")]
    [InlineData("--markdown", "candidate.jsonl/decision.md", "candidate.jsonl is a file")]
    [InlineData("--json", "candidate.jsonl", "is read by the gate")]
    [InlineData("--junit", "gate.yaml", "is read by the gate")]
    [InlineData("--markdown", "rubric.yaml", "is read by the gate")]
    [InlineData("--json", "gate.yaml.looks.jsonl", "is read by the gate")]
    public async Task A_result_without_a_place_is_refused_before_the_look_is_counted(string option, string name, string problem)
    {
        var rubric = folder.Write("rubric.yaml", "policy: be right");
        var gate = folder.Write("gate.yaml", "rubric: rubric.yaml", Rules);
        var scores = folder.Write("candidate.jsonl", Tone(395, 400));

        var run = await CommandFolder.RunAsync("gate", "--file", gate, "--candidate", scores, "--baseline", scores, option, Path.Combine(folder.Folder, name));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Matches($"^plumbline: {option}: .*{problem}", run.Error);
        Assert.Equal((false, "policy: be right\n"), (File.Exists(folder["gate.yaml.looks.jsonl"]), File.ReadAllText(rubric)));
    }

    [Fact]
    public async Task Two_forms_do_not_overwrite_each_other()
    {
        var run = await folder.GateAsync(395, "--json", folder["decision"], "--markdown", Path.Combine(folder.Folder, ".", "decision"));

        Assert.Equal((ExitCode.Usage, false), (run.ExitCode, File.Exists(folder["decision"])));
        Assert.Contains("--markdown", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--exposure")]
    [InlineData("--data", "somewhere")]
    [InlineData("--database", "Host=localhost")]
    [InlineData("--project", "shop")]
    public async Task What_would_change_nothing_with_score_files_is_refused(params string[] option)
    {
        var run = await folder.GateAsync(395, option);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"plumbline: {option[0]} goes with scorecards", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_file_is_refused_with_scorecards()
    {
        var run = await CommandFolder.RunAsync("gate", "--file", folder.Write("gate.yaml", Rules), "--candidate", "scorecard:one", "--ledger", folder["looks.jsonl"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("plumbline: --ledger goes with score files", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_forms_cannot_share_standard_output() => Assert.Equal(ExitCode.Usage, (await folder.GateAsync(395, "--json", "-", "--junit", "-")).ExitCode);

    [Fact]
    public async Task The_process_answers_with_the_same_codes()
    {
        await folder.GateAsync(372);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "plumbline.dll"), "gate", "--file", folder["gate.yaml"], "--candidate", folder["candidate.jsonl"], "--json", "-"])
        {
            RedirectStandardOutput = true,
        })!;

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Inconclusive, "inconclusive"), (process.ExitCode, JsonDocument.Parse(output).RootElement.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task A_gate_changed_afterwards_decides_the_stored_scores_anew_as_another_look()
    {
        await folder.GateAsync(372);
        folder.Write("gate.yaml", "dimensions: { tone: { minimum: 0.85 } }");

        var run = await CommandFolder.RunAsync("gate", "--file", folder["gate.yaml"], "--candidate", folder["candidate.jsonl"]);

        Assert.Equal(ExitCode.Pass, run.ExitCode);
        Assert.Contains("Looks at this test split: 2, by 1 candidate.", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
