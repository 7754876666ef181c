using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Signals;

/// <summary>The form of the page of signals: rules as text, and all history by them. A form of another site's page is refused by its origin.</summary>
internal static class DerivationForm
{
    public static void MapDerivationForm(this IEndpointRouteBuilder app) =>
        app.MapPost("/signals/derivations", StartAsync).Needs(Permission.Operate).ExcludeFromDescription();

    private static async Task<IResult> StartAsync(HttpContext http, Caller caller, StartDerivation start, CancellationToken cancel)
    {
        if (http.Request.Headers.Origin.Count == 0 || CrossOrigin.IsForeign(http.Request))
        {
            throw new RefusedException(StatusCodes.Status403Forbidden, new Refusal("origin", "Only the page of signals itself may send this form."));
        }

        if (!http.Request.HasFormContentType)
        {
            throw RefusedException.Invalid("rules", "This is the form of the page of signals; programs use /api/v1/signals/derivations.");
        }

        var text = (await http.Request.ReadFormAsync(cancel))["rules"].ToString();
        RefusedException.ThrowIfAny([.. new[] { Identifier.CheckText("rules", text) }.OfType<Refusal>()]);
        await start.RunAsync(caller.Project, string.IsNullOrWhiteSpace(text) ? null : Read(text), cancel);
        return Results.Redirect("/signals", permanent: false, preserveMethod: false);
    }

    private static SignalRuleSet Read(string text)
    {
        try
        {
            return SignalRuleSet.Read(text);
        }
        catch (JsonException wrong)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, JsonProblem.Of(wrong, typeof(SignalRuleSet)));
        }
    }
}
