using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Online;

/// <summary>What the buttons of the page send. A form is believed only from a page of ours: a browser sends a password along from anywhere.</summary>
internal static class OnlineFormApi
{
    public static void MapOnlineForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/online/pause", (HttpContext http, string rule, Caller caller, RuleStore rules, CancellationToken cancel) => SwitchAsync(http, caller, rules, rule, false, cancel))
            .Needs(Permission.Operate).ExcludeFromDescription();
        app.MapPost("/online/resume", (HttpContext http, string rule, Caller caller, RuleStore rules, CancellationToken cancel) => SwitchAsync(http, caller, rules, rule, true, cancel))
            .Needs(Permission.Operate).ExcludeFromDescription();
    }

    private static async Task<IResult> SwitchAsync(HttpContext http, Caller caller, RuleStore rules, string rule, bool active, CancellationToken cancel)
    {
        if (!IsOurs(http.Request))
        {
            throw new RefusedException(StatusCodes.Status403Forbidden, new Refusal("origin", "A rule is paused from its own page, or by the API."));
        }

        await rules.SwitchAsync(caller.Project, rule, active, cancel);
        http.Response.Headers.Location = "/online";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static bool IsOurs(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
