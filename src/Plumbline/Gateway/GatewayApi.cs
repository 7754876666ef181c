using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Routes of the gateway: an OpenAI-compatible API whose calls go on to the upstream and are captured, and feedback on them in Helicone's words.</summary>
internal static class GatewayApi
{
    private static readonly ForeignRoute Refusing = new(CallHeaders.KeyHeader, GatewayRefusal.WriteAsync);

    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithMetadata(Refusing).ExcludeFromDescription();
        group.MapPost("/request/{id}/feedback", (HttpContext http, string id, CallFeedback feedback) => feedback.RateAsync(http, id)).Needs(Permission.React);
        group.MapPost("/request/{id}/score", (HttpContext http, string id, CallFeedback feedback) => feedback.ScoreAsync(http, id)).Needs(Permission.React);
        group.MapPost("/evals/{id}", (HttpContext http, string id, CallFeedback feedback) => feedback.EvaluateAsync(http, id)).Needs(Permission.React);
        group.MapPost("/feedback", (HttpContext http, CallFeedback feedback) => feedback.RateNamedAsync(http)).Needs(Permission.React);
        group.Map($"/{{**path:{UpstreamPath.Name}}}", (HttpContext http, Forward forward) => forward.RunAsync(http)).Needs(Permission.Capture);
    }

    /// <summary>What the gateway is made of; the writer runs in a server only.</summary>
    public static void AddGateway(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<UpstreamPath>(UpstreamPath.Name));
        services.AddSingleton(new Upstream());
        services.AddSingleton<SecretKey>().AddSingleton<SecretBox>().AddSingleton<ConnectionStore>().AddSingleton<Upstreams>();
        services.AddSingleton<UpstreamClient>().AddSingleton<Forward>().AddSingleton<BestOf>().AddSingleton<CallFeedback>();
        services.AddSingleton<CaptureCounts>().AddSingleton<CaptureRoom>().AddSingleton<CaptureQueue>().AddSingleton<Conversations>();
        services.AddHostedService<CaptureWriter>();
    }
}
