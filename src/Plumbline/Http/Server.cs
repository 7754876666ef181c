using System.Net;
using System.Text.Json.Serialization.Metadata;
using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;
using Plumbline.Web;

namespace Plumbline.Http;

/// <summary>The web server: API, pages and the job runner in one process.</summary>
internal static class Server
{
    /// <summary>Builds the server on a migrated database.</summary>
    /// <exception cref="UsageException">It would listen beyond this machine without requiring keys.</exception>
    public static WebApplication Build(Database database, ServerSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        RefuseOpenDoor(settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Server).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // pages hold no secret that a new key would lose
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None); // FailureAnswer logs what is ours to mend
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyRoom.Largest;
        });
        builder.Services.AddPlumbline(database);
        builder.Services.AddClaiming();
        builder.Services.AddSingleton(new ServerOptions(settings.RequireKeys, settings.AllowedOrigins)).AddSingleton(settings.Upstream ?? new());
        builder.Services.AddCrossOrigin(settings.AllowedOrigins);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            WireFormat.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReceivedShape.Flatten } };
        });
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // FailureAnswer says what was wrong with it
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", OpenApiText.Configure);
        builder.Services.AddPages();
        configure?.Invoke(builder);
        return Map(builder.Build());
    }

    private static WebApplication Map(WebApplication app)
    {
        app.Use(HeadAsGet.InvokeAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = FailureAnswer.WriteAsync,
            CreateScopeForErrors = true, // a page that failed has used up its renderer
        });
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(EmptyAnswer.FillAsync);
        app.UseRouting();
        app.Use(CrossOrigin.RefuseForeignAsync);
        app.UseCors();
        app.Use(SlashInRoute.InvokeAsync);
        app.UseMiddleware<Authorization>();
        app.Use(ReadableRequest.InvokeAsync);
        app.UseAntiforgery();
        app.MapGet("/health", Health.ShowAsync).Needs(Permission.Open).ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").Needs(Permission.Open);
        app.MapApi();
        app.MapPages();
        return app;
    }

    private static void RefuseOpenDoor(ServerSettings settings)
    {
        foreach (var url in settings.Urls.Where(url => !settings.RequireKeys && !IsLoopback(url)))
        {
            throw new UsageException($"'{url}' can be reached from other machines: add --require-keys, so that every route needs a key, or listen on 127.0.0.1.");
        }
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}

/// <summary>How the server is run.</summary>
/// <param name="Urls">Where it listens.</param>
/// <param name="RequireKeys">True when every route needs a key.</param>
/// <param name="Upstream">Where calls of a model go on to; null when nowhere.</param>
internal sealed record ServerSettings(IReadOnlyList<string> Urls, bool RequireKeys, Upstream? Upstream = null)
{
    /// <summary>Origins whose pages may state feedback and signals; none unless named.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public const string DefaultUrl = "http://127.0.0.1:4300";
}
