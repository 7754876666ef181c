using Microsoft.Extensions.Primitives;

namespace Plumbline.Gateway;

/// <summary>Which headers go through the gateway: all but those of one connection, those that are meant for us, and what would bind a client to another host.</summary>
internal static class PassedHeaders
{
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private static readonly HashSet<string> MadeAnew = new(StringComparer.OrdinalIgnoreCase) { "Host", "Content-Length", "Expect", "Accept-Encoding", "Authorization" };
    private static readonly HashSet<string> OfAnotherHost = new(StringComparer.OrdinalIgnoreCase) { "Alt-Svc", "Strict-Transport-Security", "Content-Length" };

    /// <summary>Headers of the request that the upstream sees.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Up(IHeaderDictionary headers)
    {
        var named = Named(headers.Connection);
        return headers.Where(header => IsOfTheCall(header.Key, named) && !MadeAnew.Contains(header.Key));
    }

    /// <summary>Headers of the answer that the caller sees; a value that no server may write is left out.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Down(HttpResponseMessage answer)
    {
        var named = Named(answer.Headers.TryGetValues("Connection", out var said) ? said : []);
        return answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => IsOfTheCall(header.Key, named) && !OfAnotherHost.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value.Where(IsWritable)])))
            .Where(header => header.Value.Count > 0);
    }

    private static bool IsOfTheCall(string name, HashSet<string> named) => !OfOneConnection.Contains(name) && !named.Contains(name)
        && !name.StartsWith("Helicone-", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("x-plumbline-", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Named(IEnumerable<string?> connection) =>
        new(connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), StringComparer.OrdinalIgnoreCase);

    private static bool IsWritable(string value) => value.All(letter => letter is '\t' or (>= ' ' and <= '~'));
}
