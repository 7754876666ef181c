using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Signals;

/// <summary>What contracts about deriving start from: a world of conversations, and what was derived of it.</summary>
public abstract class DerivingContract : PartContract
{
    private protected const string Question = "How much tax did I pay?";

    private protected static async Task DeriveAsync(DeriveSignals derive, string project, SignalRuleSet rules, CancellationToken cancel)
    {
        while (!(await derive.StepAsync(project, rules, cancel)).IsComplete)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    private protected Task DeriveAsync(string project, SignalRuleSet rules) => DeriveAsync(Get<DeriveSignals>(), project, rules, Cancel);

    private protected async Task<IReadOnlyList<string>> RowsAsync(string project, SignalRuleSet rules)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<string>(
            "select id || ' ' || trace || ' ' || kind || ' ' || coalesce(text, '') || ' ' || evidence || ' ' || cast(at as text) from derived_signal where project = @project and rules = @Version order by 1", new { project, rules.Version })];
    }

    /// <summary>Conversations of four questions, each asked again, changed or followed by another, and what pages saw of some.</summary>
    internal sealed record World(Trace[] Traces, Interaction[] Interactions)
    {
        private static readonly string[] Next = [Question, "How much tax did I pay in March?", "No, that's wrong.", "Do you ship abroad?", "Where is my order 1234?"];

        public static World Of(int traces)
        {
            var chance = new Random(20261121);
            Trace[] asked = [.. Enumerable.Range(0, traces).Select(i => new Trace(
                $"t{i}", Noon.AddSeconds((i * 1000) + chance.Next(0, 200)), [new("user", Next[chance.Next(Next.Length)])], "You paid eight dollars in tax.", $"c{i / 4}"))];
            asked = [.. asked.Select((trace, i) => trace with { At = Noon.AddHours(i / 4).AddSeconds((i % 4 * 60) + chance.Next(0, 30)) })];
            var done = asked.SelectMany(trace => Enumerable.Range(0, chance.Next(0, 4)).Select(i => new Interaction(
                $"{trace.Id}-{i}", trace.Id, (InteractionKind)chance.Next(0, 11), trace.At.AddSeconds(5 + (i * 20)), 5 + (i * 20), chance.Next(2) == 0 ? "eight dollars" : "eig", "You paid eight dollars in tax.")))
                .Select(one => one.Kind == InteractionKind.FollowUp ? one with { Value = 0.5 } : one);
            return new(asked, [.. done]);
        }
    }
}
