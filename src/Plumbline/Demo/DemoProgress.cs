namespace Plumbline.Demo;

/// <summary>The rounds that are over: a killed run goes on with the next.</summary>
/// <param name="Settings">What is played.</param>
/// <param name="Rounds">The rounds that are over, in order, and what served after each.</param>
internal sealed record DemoProgress(DemoSettings Settings, IReadOnlyList<FinishedRound> Rounds)
{
    /// <summary>The checkpoint that serves now; "base" at the start.</summary>
    public string Production => Rounds.Count == 0 ? Optimizers.Policies.BaseRelease : Rounds[^1].Production;

    public DemoProgress After(FinishedRound round) => this with { Rounds = [.. Rounds, round] };
}

/// <summary>A round that is over.</summary>
/// <param name="Report">What is told of it.</param>
/// <param name="Production">The release that serves since.</param>
/// <param name="Scores">Its scores on the round's test items.</param>
/// <param name="Outcome">The outcome of the customers it served.</param>
internal sealed record FinishedRound(RoundReport Report, string Production, IReadOnlyDictionary<string, DemoFigure> Scores, DemoFigure Outcome);
