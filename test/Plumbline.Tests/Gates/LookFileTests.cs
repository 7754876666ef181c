using System.Text.Json;
using Plumbline.Fakes;

namespace Plumbline.Gates;

public sealed class LookFileTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_look_is_a_row_beside_the_gate_file_and_a_retry_is_no_second_one()
    {
        await folder.GateAsync(395);
        await folder.GateAsync(395);

        var row = JsonDocument.Parse(Assert.Single(Rows())).RootElement;
        Assert.Equal(["at", "test_split", "candidate", "gate_hash", "verdict"], row.EnumerateObject().Select(field => field.Name));
        Assert.Equal("pass", row.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Another_candidate_is_another_look_and_the_winner_s_curse_is_shown()
    {
        await folder.GateAsync(395);

        var run = await folder.GateAsync(394);

        Assert.Contains("Looks at this test split: 2, by 2 candidates. If it was chosen for being best", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_gates_each_leave_their_row()
    {
        var gate = folder.Write("gate.yaml", GateFiles.Rules);
        string[] candidates = [.. Enumerable.Range(0, 8).Select(one => folder.Write($"c{one}.jsonl", GateFiles.Tone(390 + one, 400)))];

        var runs = await Task.WhenAll(candidates.Select(candidate => Task.Run(() => CommandFolder.RunAsync("gate", "--file", gate, "--candidate", candidate, "--json"))));

        Assert.Equal(Enumerable.Range(1, 8), runs.Select(run => JsonDocument.Parse(run.Output).RootElement.GetProperty("looks").GetInt32()).Order());
        Assert.Equal(8, Rows().Length);
    }

    [Fact]
    public async Task A_row_that_a_crash_cut_off_is_dropped()
    {
        await folder.GateAsync(395);
        File.AppendAllText(folder["gate.yaml.looks.jsonl"], """{"at":"2026-""");

        var run = await folder.GateAsync(394);

        Assert.Equal((ExitCode.Pass, 2), (run.ExitCode, Rows().Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(180)]
    public async Task A_first_row_that_a_crash_cut_off_is_dropped_wherever_it_was_cut(int length)
    {
        await folder.GateAsync(395);
        var row = File.ReadAllText(folder["gate.yaml.looks.jsonl"]);
        File.WriteAllText(folder["gate.yaml.looks.jsonl"], row[..length]);

        var run = await folder.GateAsync(394);

        Assert.Equal((ExitCode.Pass, 1), (run.ExitCode, Rows().Length));
    }

    [Fact]
    public async Task A_last_row_that_lacks_its_end_is_kept()
    {
        await folder.GateAsync(395);
        var row = File.ReadAllText(folder["gate.yaml.looks.jsonl"]).TrimEnd('\n');
        File.WriteAllText(folder["gate.yaml.looks.jsonl"], row);

        var run = await folder.GateAsync(394);

        Assert.Equal((ExitCode.Pass, 2, row), (run.ExitCode, Rows().Length, Rows()[0]));
        Assert.Contains("Looks at this test split: 2, by 2 candidates.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a row\n", 1)]
    [InlineData("not a row", 1)]
    [InlineData("{\"at\":\"2026-03-01T12:00:00Z\"}\n", 1)]
    [InlineData("{\"at\":\"2026-03-01T12:00:00Z\"}", 1)]
    [InlineData("{\"at\":\"2026-03-01T12:00:00Z\",\"note\":\"mine", 1)]
    [InlineData("{\"item\":\"i1\",\"dimension\":\"tone\",\"sco", 1)]
    [InlineData("a thought\nand another\nwithout an end", 1)]
    public async Task A_file_that_is_no_ledger_is_refused_and_stays_as_it_is(string content, int line)
    {
        File.WriteAllText(folder["other.jsonl"], content);

        var run = await folder.GateAsync(395, "--ledger", folder["other.jsonl"]);

        Assert.Equal((ExitCode.Usage, content), (run.ExitCode, folder.Read("other.jsonl")));
        Assert.Contains($"other.jsonl:{line}:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_with_a_line_of_somebody_s_after_it_stays_as_it_is()
    {
        await folder.GateAsync(395);
        File.AppendAllText(folder["gate.yaml.looks.jsonl"], "remember: ask Ada");
        var before = folder.Read("gate.yaml.looks.jsonl");

        var run = await folder.GateAsync(394);

        Assert.Equal((ExitCode.Usage, before), (run.ExitCode, folder.Read("gate.yaml.looks.jsonl")));
        Assert.Contains("looks.jsonl:2:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_is_said_and_stops_nothing()
    {
        var run = await folder.GateAsync(395, "--ledger", folder.Folder, "--json", "-");

        var decision = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((ExitCode.Pass, JsonValueKind.Null), (run.ExitCode, decision.GetProperty("looks").ValueKind));
        Assert.Contains("cannot be written", decision.GetProperty("looks_reason").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Warning: this look was not counted.", decision.GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string[] Rows() => File.ReadAllLines(folder["gate.yaml.looks.jsonl"]);
}
