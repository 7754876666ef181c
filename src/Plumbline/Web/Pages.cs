using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Web;

/// <summary>What the pages add to the server: components rendered here, and their style sheet and scripts.</summary>
internal static class Pages
{
    public static void AddPages(this IServiceCollection services) => services.AddRazorComponents();

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapAssets();
        app.MapRazorComponents<App>().Needs(Permission.Read);
    }
}
