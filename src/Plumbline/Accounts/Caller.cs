namespace Plumbline.Accounts;

/// <summary>Who asks: the project that the key names, and what the key may do.</summary>
/// <param name="Project">The project that everything asked for belongs to.</param>
/// <param name="Access">How the caller came in.</param>
/// <param name="Actor">The key's id, or "local", as the record of who did what keeps it.</param>
/// <param name="Trace">The one trace that the caller may speak of; null for all.</param>
internal sealed record Caller(string Project, Access Access, string Actor, string? Trace = null)
{
    public const string DefaultProject = "default";

    /// <summary>Lets a route take the caller as an argument.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Items[typeof(Caller)] as Caller ?? throw new InvalidOperationException("The route was reached without a caller."));
}
