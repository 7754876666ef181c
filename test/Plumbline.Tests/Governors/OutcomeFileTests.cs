using Plumbline.Fakes;

namespace Plumbline.Governors;

public sealed class OutcomeFileTests : IDisposable
{
    private const string Good = """{"release":"candidate","unit":"u1","reward":0.5,"outcome":1}""";
    private readonly CommandFolder folder = new();

    [Fact]
    public void Every_field_is_read_and_a_reward_may_be_absent()
    {
        var rows = Read(Good, """{"release":"anchor","unit":"u1","outcome":0}""", """{"release":"baseline","unit":"u1","reward":-3,"outcome":1}""");

        Assert.Equal(
            [new(Release.Candidate, "u1", 0.5, true), new(Release.Anchor, "u1", null, false), new OutcomeRow(Release.Baseline, "u1", -3, true)], rows);
    }

    [Theory]
    [InlineData("""{"release":"canary","unit":"u","outcome":1}""", "release: 'canary' is no release")]
    [InlineData("""{"release":"anchor","unit":"","outcome":1}""", "unit: is empty")]
    [InlineData("""{"release":"anchor","unit":"u","outcome":0.5}""", "outcome: 0.5 is neither 0 nor 1")]
    [InlineData("""{"release":"anchor","unit":"u","outcome":null}""", "outcome: is null")]
    [InlineData("""{"release":"anchor","unit":"u","outcome":true}""", "outcome: is not a number")]
    [InlineData("""{"release":"anchor","unit":"u"}""", "outcome: is missing")]
    [InlineData("""{"unit":"u","outcome":1}""", "release: is missing")]
    [InlineData("""{"release":"anchor","unit":"u","outcome":1,"reward":"high"}""", "reward: is not a number")]
    [InlineData("""{"release":"anchor","unit":"u","outcome":1,"thumb":1}""", "thumb: is not a known field")]
    [InlineData(Good, "unit: 'u1' has an outcome for this release already, in line 1")]
    public void A_mistake_is_refused_with_line_and_field(string line, string problem) => Assert.StartsWith(
        $"{folder["outcomes.jsonl"]}:2: {problem}", Assert.Throws<UsageException>(() => Read(Good, line)).Message, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    private IReadOnlyList<OutcomeRow> Read(params string[] lines) => OutcomeFile.Read(folder.Write("outcomes.jsonl", lines));
}
