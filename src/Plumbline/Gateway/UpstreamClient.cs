using System.Text;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Sends calls on to the upstream, as they came.</summary>
internal sealed class UpstreamClient : IDisposable
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // an address may move
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        UseCookies = false,
    });

    /// <summary>Sends one call; the answer is there when its headers are.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => client.SendAsync(request, cancel);

    /// <summary>The call as the upstream is to see it.</summary>
    /// <param name="upstream">Where it goes.</param>
    /// <param name="http">The call as it came.</param>
    /// <param name="content">Its body; null when it has none.</param>
    public static HttpRequestMessage Request(Upstream upstream, HttpContext http, HttpContent? content)
    {
        var rest = http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase, out var path) ? path.ToUriComponent() : "";
        var request = new HttpRequestMessage(new(http.Request.Method), Address(upstream, $"{rest}{http.Request.QueryString.Value}")) { Content = content };
        foreach (var (name, values) in PassedHeaders.Up(http.Request.Headers))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (KeyFor(upstream, http) is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", key);
        }

        return request;
    }

    /// <summary>A call of our own: JSON to a path below the upstream's address, with its key.</summary>
    /// <param name="upstream">Where it goes.</param>
    /// <param name="path">The path, as in <c>/chat/completions</c>.</param>
    /// <param name="content">Its body.</param>
    public static HttpRequestMessage Request(Upstream upstream, string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address(upstream, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (upstream.Key is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }

        return request;
    }

    public void Dispose() => client.Dispose();

    private static Uri Address(Upstream upstream, string rest) => new($"{upstream.Base!.AbsoluteUri.TrimEnd('/')}{rest}");

    /// <summary>The caller's own key for the provider, where it is one and not ours; else the stored one.</summary>
    private static string? KeyFor(Upstream upstream, HttpContext http)
    {
        var (sent, ours) = (http.Request.Headers.Authorization.ToString(), http.Request.Headers[CallHeaders.KeyHeader].ToString());
        var theirs = sent.Length > 0 && (ours.Length > 0 ? sent != ours : IsNobodys(http) && upstream.Key is null) ? sent : null;
        return theirs ?? (upstream.Key is { } stored ? $"Bearer {stored}" : null);
    }

    /// <summary>Without keys required, what stands in Authorization and is not one of ours is the provider's.</summary>
    private static bool IsNobodys(HttpContext http) => http.Items[typeof(Caller)] is Caller { Access: Access.Local };
}
