using System.Reflection;
using System.Text;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Web;

/// <summary>Style sheets and scripts, embedded in the program and served under the hash of their content, so that a browser may keep them for ever.</summary>
internal sealed record Asset(string Name, string ContentType, byte[] Content)
{
    public string Address { get; } = $"/assets/{ContentHash.Of(Content)[..16]}/{Name}";
}

/// <summary>Every asset, and its route.</summary>
internal static class Assets
{
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly string[] Sheets = ["tokens", "page", "masthead", "tiles", "forms", "tables", "prose", "badges", "charts", "traces", "explorer", "waterfall"];
    private static readonly Asset StyleSheet = new("plumbline.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(string.Concat(Sheets.Select(sheet => Encoding.UTF8.GetString(Read($"Web/Styles/{sheet}.css"))))));
    private static readonly Asset TimesModule = Script("Web/times.js");
    private static readonly Asset LoopModule = Script("Loop/loop.js");
    private static readonly Asset KeysModule = Script("Traces/keys.js");
    private static readonly Asset LiveModule = Script("Traces/live.js");
    private static readonly Asset ClientModule = Script("Web/Client/plumbline.js");
    private static readonly Dictionary<string, Asset> ClientParts =
        new[] { "elements.js", "outbox.js", "tracker.js" }.ToDictionary(name => name, name => Script($"Web/Client/plumbline/{name}"), StringComparer.Ordinal);

    private static readonly Asset MarkImage = new("mark.svg", "image/svg+xml", Read("Web/mark.svg"));
    private static readonly Dictionary<string, Asset> ByAddress =
        new[] { StyleSheet, TimesModule, LoopModule, KeysModule, LiveModule, MarkImage }.ToDictionary(asset => asset.Address, StringComparer.Ordinal);

    public static string Styles => StyleSheet.Address;

    public static string Times => TimesModule.Address;

    public static string Loop => LoopModule.Address;

    public static string Keys => KeysModule.Address;

    public static string Live => LiveModule.Address;

    public static string Mark => MarkImage.Address;

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        app.MapGet("/assets/{hash}/{name}", (HttpContext http) => Serve(http)).Needs(Permission.Open).ExcludeFromDescription();
        app.MapGet("/plumbline.js", (HttpContext http) => ServeClient(http, ClientModule, "public, max-age=3600")).Needs(Permission.Open).ExcludeFromDescription();
        app.MapGet("/plumbline/{part}", (string part, HttpContext http) => ClientParts.TryGetValue(part, out var module) ? ServeClient(http, module, "public, no-cache") : Results.NotFound())
            .Needs(Permission.Open).ExcludeFromDescription();
    }

    /// <summary>
    /// The module for pages of the product stands under one address for good; any page may load it, as from any network that hands out scripts. Its first file only names
    /// the others, which are asked for anew each time, so that no page runs parts of two versions.
    /// </summary>
    private static IResult ServeClient(HttpContext http, Asset module, string cached)
    {
        http.Response.Headers.CacheControl = cached;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(module.Content, module.ContentType, entityTag: new($"\"{ContentHash.Of(module.Content)[..16]}\""));
    }

    private static IResult Serve(HttpContext http)
    {
        if (!ByAddress.TryGetValue(http.Request.Path.Value ?? "", out var asset))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = Forever;
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private static Asset Script(string path) => new(Path.GetFileName(path), "text/javascript; charset=utf-8", Read(path));

    private static byte[] Read(string path)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new InvalidOperationException($"The program was built without {path}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
