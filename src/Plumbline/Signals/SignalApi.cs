using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Signals;

/// <summary>Routes of signals, and of the behaviour that they are derived from.</summary>
internal static class SignalApi
{
    private const int MostDays = 3_650;

    public static void MapSignals(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Signals");
        group.MapFacts<Signal>("/signals", Permission.React).OpenToPages().WithName("captureSignals");
        group.MapFacts<Interaction>("/interactions", Permission.React).OpenToPages().WithName("captureInteractions");
        group.MapGet("/signals", async (string trace, Caller caller, SignalStore signals, CancellationToken cancel) =>
                Identifier.Check("trace", trace) is { } wrong ? throw new RefusedException(StatusCodes.Status400BadRequest, wrong) : await signals.OfTraceAsync(caller.Project, trace, cancel))
            .Needs(Permission.Read).WithName("listSignals");
        group.MapGet("/signals/rules", RulesAsync).Needs(Permission.Read).WithName("getSignalRules");
        group.MapGet("/signals/counts", CountsAsync).Needs(Permission.Read).WithName("countSignals");
        group.MapPost("/signals/derivations", async (DerivationRequest request, Caller caller, StartDerivation start, CancellationToken cancel) =>
            {
                var job = await start.RunAsync(caller.Project, request.Rules, cancel);
                return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", job);
            })
            .Needs(Permission.Operate).WithName("deriveSignals");
    }

    private static async Task<RulesInForce> RulesAsync(Caller caller, SignalRuleStore rules, DeriveSignals derive, CancellationToken cancel)
    {
        var (current, since) = await rules.CurrentAsync(caller.Project, cancel);
        return new(current.Version, since, current, await derive.SoFarAsync(caller.Project, current.Version, cancel));
    }

    private static async Task<CountedSignals> CountsAsync(
        Caller caller, SignalRuleStore rules, SignalCounts counts, TimeProvider clock, CancellationToken cancel, [Range(1, MostDays)] int days = 30)
    {
        var (current, _) = await rules.CurrentAsync(caller.Project, cancel);
        var since = clock.GetUtcNow().AddDays(-InRange.Checked("days", days, 1, MostDays));
        return new(current.Version, since, await counts.OfAsync(caller.Project, current, since, cancel));
    }
}

/// <summary>The rules that signals are read by.</summary>
/// <param name="Version">Their version.</param>
/// <param name="Since">Since when they hold; null while nothing was derived.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Derived">How far arrivals are derived by them.</param>
internal sealed record RulesInForce(string Version, DateTimeOffset? Since, SignalRuleSet Rules, DerivedSoFar Derived);

/// <summary>Signals of a span of time.</summary>
/// <param name="Rules">The version of the rules that they were derived by.</param>
/// <param name="Since">Where the span begins.</param>
/// <param name="Counts">A count of each kind.</param>
internal sealed record CountedSignals(string Rules, DateTimeOffset Since, IReadOnlyList<SignalCount> Counts);

/// <summary>By which rules history is to be derived; by those that hold when none are given.</summary>
internal sealed record DerivationRequest(SignalRuleSet? Rules = null);
