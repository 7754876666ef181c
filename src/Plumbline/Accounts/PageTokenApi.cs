using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Plumbline.Http;

namespace Plumbline.Accounts;

/// <summary>Routes of one-use tokens: the product's server asks for one, its page redeems it.</summary>
internal static class PageTokenApi
{
    public static void MapPageTokens(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/page-tokens").WithTags("Page tokens");
        group.MapPost("", async (PageTokenRequest request, Caller caller, PageTokens tokens, CancellationToken cancel) =>
            {
                RefusedException.ThrowIfAny([.. new[] { Identifier.Check("trace", request.Trace) }.OfType<Refusal>()]);
                var minutes = InRange.Checked("minutes", request.Minutes, 1, PageTokens.LongestMinutes);
                return TypedResults.Json(await tokens.IssueAsync(caller.Project, request.Trace, TimeSpan.FromMinutes(minutes), cancel), WireFormat.Options, statusCode: StatusCodes.Status201Created);
            })
            .Needs(Permission.Operate).WithName("issuePageToken");
        group.MapPost("/redeem", RedeemAsync).Needs(Permission.Open).OpenToPages().WithName("redeemPageToken");
    }

    private static async Task<Results<JsonHttpResult<PageKey>, ProblemHttpResult>> RedeemAsync(RedeemedToken request, PageTokens tokens, CancellationToken cancel) =>
        await tokens.RedeemAsync(request.Token, cancel) is { } key
            ? TypedResults.Json(key, WireFormat.Options, statusCode: StatusCodes.Status201Created)
            : TypedResults.Problem("A token is used once and runs out; the product's server asks for a new one with each page.", statusCode: StatusCodes.Status401Unauthorized, title: "This token opens nothing.");
}

/// <summary>For which trace a page needs a token, and how long it may wait until it is used.</summary>
internal sealed record PageTokenRequest(string Trace, [property: Range(1, PageTokens.LongestMinutes)] int Minutes = 15);

/// <summary>A token that a page redeems.</summary>
internal sealed record RedeemedToken(string Token);
