namespace Plumbline.Online;

/// <summary>Brings every rule of every project up to what has arrived, and holds its evaluators to what people said since.</summary>
internal sealed class RunOnline(OnlineLedger ledger, RuleStore rules, EvaluateOnline evaluate, CheckEvaluators check, OnlineScores scores)
{
    private const int MostTurns = 20;
    private static readonly TimeSpan CutOff = TimeSpan.FromMinutes(2);
    private readonly HashSet<(string Project, string Rule, string Version)> finished = [];
    private long labels = -1;

    /// <summary>One round; not to be run twice at a time by one process.</summary>
    /// <returns>What was done, summed over all rules.</returns>
    public async Task<OnlineTurn> RoundAsync(CancellationToken cancel)
    {
        var last = await scores.LastLabelAsync(cancel);
        var sum = new OnlineTurn(0, 0, 0, AtEnd: true);
        foreach (var project in await ledger.ProjectsAsync(cancel))
        {
            foreach (var kept in await rules.AllAsync(project, cancel))
            {
                sum = Sum(sum, await RuleAsync(project, kept, last != labels, cancel));
            }
        }

        labels = last;
        return sum;
    }

    /// <summary>One rule, until it has read what has arrived or has had its turns.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="kept">The rule.</param>
    /// <param name="checks">Whether people may have said something new.</param>
    /// <param name="cancel">Stops between turns.</param>
    public async Task<OnlineTurn> RuleAsync(string project, KeptRule kept, bool checks, CancellationToken cancel)
    {
        if (kept.Rule.Active && finished.Add((project, kept.Rule.Name, kept.Version)))
        {
            await evaluate.FinishAsync(project, kept, CutOff, cancel);
        }

        var sum = new OnlineTurn(0, 0, 0, AtEnd: false);
        for (var turn = 0; turn < MostTurns && !sum.AtEnd; turn++)
        {
            sum = Sum(sum with { AtEnd = true }, await evaluate.RunAsync(project, kept, cancel) ?? new(0, 0, 0, AtEnd: false));
        }

        if (checks)
        {
            await check.RunAsync(project, kept, cancel);
        }

        return sum;
    }

    private static OnlineTurn Sum(OnlineTurn one, OnlineTurn other) => new(one.Seen + other.Seen, one.Taken + other.Taken, one.PassedOver + other.PassedOver, one.AtEnd && other.AtEnd);
}
