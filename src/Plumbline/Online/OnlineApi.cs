using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Online;

/// <summary>Routes of online evaluation and of what it offers to people.</summary>
internal static class OnlineApi
{
    public static void MapOnline(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Online evaluation");
        group.MapGet("/online_rules", (Caller caller, OnlineBoard board, CancellationToken cancel) => board.OfAsync(caller.Project, cancel)).Needs(Permission.Read).WithName("listOnlineRules");
        group.MapPost("/online_rules", (OnlineRule rule, Caller caller, RuleStore rules, CancellationToken cancel) => rules.SetAsync(caller.Project, rule, false, cancel))
            .Needs(Permission.Operate).WithName("setOnlineRule");
        group.MapPost("/online_rules/{name}/pause", (string name, Caller caller, RuleStore rules, CancellationToken cancel) => rules.SwitchAsync(caller.Project, name, false, cancel))
            .Needs(Permission.Operate).WithName("pauseOnlineRule");
        group.MapPost("/online_rules/{name}/resume", (string name, Caller caller, RuleStore rules, CancellationToken cancel) => rules.SwitchAsync(caller.Project, name, true, cancel))
            .Needs(Permission.Operate).WithName("resumeOnlineRule");
        group.MapGet("/online_rules/{name}/scores", ScoresAsync).Needs(Permission.Read).WithName("listOnlineScores");
        group.MapGet("/online_events", (Caller caller, OnlineScores scores, CancellationToken cancel, [Range(1, InRange.LargestPage)] int limit = 50) => scores.EventsAsync(caller.Project, InRange.Limit(limit), cancel))
            .Needs(Permission.Read).WithName("listOnlineEvents");
        group.MapGet("/offers", OffersAsync).Needs(Permission.Read).WithName("listOffers");
    }

    private static async Task<ScoreList> ScoresAsync(
        string name, Caller caller, OnlineScores scores, CancellationToken cancel, long? before = null, [Range(1, InRange.LargestPage)] int limit = 50)
    {
        RefusedException.ThrowIfAny(Identifier.Check("name", name) is { } wrong ? [wrong] : []);
        var rows = await scores.PageAsync(caller.Project, name, before, InRange.Limit(limit), cancel);
        return new(rows, rows.Count == limit ? rows[^1].N : null);
    }

    private static Task<IReadOnlyList<Offer>> OffersAsync(
        Caller caller, OfferStore offers, CancellationToken cancel, string? reason = null, string? source = null, long after = 0, [Range(1, InRange.LargestPage)] int limit = 50)
    {
        RefusedException.ThrowIfAny(Identifier.CheckOptional("source", source) is { } wrong ? [wrong] : []);
        OfferReason? word = reason is null ? null
            : Storage.Words.TryParse<OfferReason>(reason, out var known) ? known
            : throw RefusedException.Invalid("reason", $"Reasons are {string.Join(", ", Enum.GetValues<OfferReason>().Select(Storage.Words.Of))}.");
        return offers.AfterAsync(caller.Project, word, source, after, InRange.Limit(limit), cancel);
    }
}

/// <summary>A page of scores, newest first.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Next">What <c>before</c> of the next call is; null on the last page.</param>
internal sealed record ScoreList(IReadOnlyList<OnlineScore> Scores, long? Next);
