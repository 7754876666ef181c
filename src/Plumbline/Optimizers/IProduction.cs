namespace Plumbline.Optimizers;

/// <summary>Knows what serves now; who changes it is elsewhere.</summary>
internal interface IProduction
{
    /// <summary>The release in production: the base before the first promotion.</summary>
    Task<string> CurrentAsync(string project, CancellationToken cancel);
}
