using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Traces;

/// <summary>What the forms of the pages send; each answers with the page to go on with. Only our own pages may send them.</summary>
internal static class TraceForms
{
    public static void MapTraceForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/views", async (HttpContext http, Caller caller, SavedViews views, CancellationToken cancel) =>
            {
                var form = await FormAsync(http, cancel);
                var view = await views.SaveAsync(caller, form["name"].ToString().Trim(), form["filter"].ToString(), cancel);
                return GoTo($"/traces?view={Uri.EscapeDataString(view.Name)}");
            }).OfAPage();
        app.MapPost("/views/delete", async (HttpContext http, Caller caller, SavedViews views, CancellationToken cancel) =>
            {
                var name = (await FormAsync(http, cancel))["name"].ToString();
                return await views.DeleteAsync(caller.Project, name, cancel) ? GoTo("/traces") : throw RefusedException.Missing("view", name);
            }).OfAPage();
        app.MapPost("/bulk", async (HttpContext http, Caller caller, TagTraces tag, CancellationToken cancel) =>
            {
                var form = await FormAsync(http, cancel);
                var receipt = await tag.RunAsync(caller, new(form["filter"].ToString(), form["tag"].ToString().Trim(), form["remove"] == "yes"), cancel);
                return GoTo(receipt.Job is { } job ? $"/bulk?job={job}" : string.Create(CultureInfo.InvariantCulture, $"/bulk?changed={receipt.Changed}"));
            }).OfAPage();
        app.MapPost("/traces/{**id}", async (string id, HttpContext http, Caller caller, TagTraces tag, CancellationToken cancel) =>
            {
                var form = await FormAsync(http, cancel);
                var off = form["take_off"].ToString();
                await tag.OneAsync(caller, id, off.Length > 0 ? off : form["tag"].ToString().Trim(), off.Length > 0, cancel);
                return GoTo($"/traces/{Uri.EscapeDataString(id)}");
            }).OfAPage();
    }

    // Pages take what is posted to them too, so a form's own route stands before.
    private static void OfAPage(this RouteHandlerBuilder route) => route.Needs(Permission.Operate).ExcludeFromDescription().WithOrder(-1);

    private static IResult GoTo(string address) => Results.Redirect(address); // 302 after a POST is a GET in every browser

    /// <summary>A browser says where a form comes from; another site's is refused, since the browser would send our key with it.</summary>
    private static async Task<IFormCollection> FormAsync(HttpContext http, CancellationToken cancel)
    {
        var (site, origin) = (http.Request.Headers["Sec-Fetch-Site"].ToString(), http.Request.Headers.Origin.ToString());
        var own = site.Length > 0 ? site is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
        if (!own)
        {
            throw new RefusedException(StatusCodes.Status403Forbidden, new Refusal("origin", "Only pages of this server send this form."));
        }

        return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancel) : throw RefusedException.Invalid("body", "A form is needed.");
    }
}
