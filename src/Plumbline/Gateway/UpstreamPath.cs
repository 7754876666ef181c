namespace Plumbline.Gateway;

/// <summary>Which addresses under <c>/v1</c> go on to the upstream: all but those that are answered here.</summary>
internal sealed class UpstreamPath : IRouteConstraint
{
    public const string Name = "upstream";
    private static readonly string[] Ours = ["traces", "logs", "metrics", "feedback"];
    private static readonly string[] OursBelow = ["request/", "evals/"];

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string { Length: > 0 } path
        && !Ours.Contains(path.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)
        && !Array.Exists(OursBelow, start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
