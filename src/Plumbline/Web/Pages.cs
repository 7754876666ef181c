using Plumbline.Http;

namespace Plumbline.Web;

/// <summary>What the pages add to the server.</summary>
internal static class Pages
{
    public static void AddPages(this IServiceCollection services) => services.AddRazorComponents();

    public static void MapPages(this IEndpointRouteBuilder app) => app.MapGet("/", () => Results.Redirect("/api/v1/loop")).Needs(Accounts.Permission.Read);
}
