using Plumbline.Fakes;
using Plumbline.Layout;

namespace Plumbline.Gates;

/// <summary>The sample for CI does what its page says.</summary>
public sealed class GateInCiSampleTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Theory]
    [InlineData("scores/good.jsonl", null, ExitCode.Pass)]
    [InlineData("scores/bad.jsonl", null, ExitCode.Fail)]
    [InlineData("scores/good.jsonl", "outcomes.jsonl", ExitCode.Held)]
    public async Task A_good_candidate_passes_a_bad_one_is_blocked_and_a_harmful_one_is_held(string candidate, string? outcomes, int code)
    {
        string[] args = ["gate", "--file", Sample("gate.yaml"), "--candidate", Sample(candidate), "--baseline", Sample("scores/previous.jsonl"), "--ledger", folder["looks.jsonl"]];

        var run = await CommandFolder.RunAsync([.. args, .. outcomes is null ? Array.Empty<string>() : ["--outcomes", Sample(outcomes)]]);

        Assert.Equal((code, ""), (run.ExitCode, run.Error));
    }

    public void Dispose() => folder.Dispose();

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", "GateInCi", name);
}
