using System.Collections.Concurrent;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Where a project's calls go on to: the upstream that the server was started with, else a stored connection. A change by another process holds within seconds.</summary>
internal sealed class Upstreams(Upstream configured, ConnectionStore connections, TimeProvider clock)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Project, string? Name), (long Read, Upstream? Upstream)> found = new();

    /// <summary>The upstream; null when there is none.</summary>
    /// <param name="project">Whose calls.</param>
    /// <param name="name">A connection by its name; null for the configured upstream, else the default connection.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RefusedException">The connection's key cannot be read.</exception>
    public async ValueTask<Upstream?> ForAsync(string project, string? name, CancellationToken cancel)
    {
        if (name is null && configured.Base is not null)
        {
            return configured;
        }

        if (found.TryGetValue((project, name), out var known) && clock.GetElapsedTime(known.Read) < Known)
        {
            return known.Upstream;
        }

        var upstream = await connections.OpenAsync(project, name, cancel) is { } opened ? configured with { Base = opened.Base, Key = opened.Key } : null;
        if (found.Count > MostKnown)
        {
            found.Clear();
        }

        found[(project, name)] = (clock.GetTimestamp(), upstream);
        return upstream;
    }

    /// <summary>Forgets what was read: something was set here.</summary>
    public void Forget() => found.Clear();
}
