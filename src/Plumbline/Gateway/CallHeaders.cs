namespace Plumbline.Gateway;

/// <summary>What a caller says of a call in headers, in Helicone's words and ours.</summary>
internal sealed record CallHeaders
{
    public const string KeyHeader = "Helicone-Auth";
    public const string BestOfHeader = "x-plumbline-best-of";
    public const string ConnectionHeader = "x-plumbline-connection";
    private const string Property = "Helicone-Property-";
    private static readonly string[] Addresses = ["Helicone-Target-URL", "Helicone-OpenAI-Api-Base"];

    /// <summary>The id that the caller chose; null when none, or none that is one.</summary>
    public string? ChosenId { get; private init; }

    /// <summary>Who asks.</summary>
    public string? User { get; private init; }

    /// <summary>The conversation.</summary>
    public string? Session { get; private init; }

    /// <summary>The prompt's name, with its version.</summary>
    public string? Prompt { get; private init; }

    /// <summary>What is serving.</summary>
    public string? Release { get; private init; }

    /// <summary>The model that is to be noted instead of the one that the provider names.</summary>
    public string? Model { get; private init; }

    /// <summary>True when what was asked is not to be kept.</summary>
    public bool OmitsRequest { get; private init; }

    /// <summary>True when what was answered is not to be kept.</summary>
    public bool OmitsAnswer { get; private init; }

    /// <summary>Of how many answers the best is asked for; null when of one.</summary>
    public string? BestOf { get; private init; }

    /// <summary>The stored connection that the call goes to; null for the configured upstream, else the default connection.</summary>
    public string? Connection { get; private init; }

    /// <summary>An upstream that the caller names.</summary>
    public string? Address { get; private init; }

    /// <summary>Properties and the rest, by the names they are found by.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public static CallHeaders Of(IHeaderDictionary headers) => new()
    {
        ChosenId = Said(headers, "Helicone-Request-Id") is { } id && Guid.TryParseExact(id, "D", out _) ? id : null,
        User = Id(Said(headers, "Helicone-User-Id")),
        Session = Id(Said(headers, "Helicone-Session-Id")),
        Prompt = Id((Said(headers, "Helicone-Prompt-Id"), Said(headers, "Helicone-Prompt-Version")) is ({ } name, { } version) ? $"{name}@{version}" : Said(headers, "Helicone-Prompt-Id")),
        Release = Id(Said(headers, "x-plumbline-release")),
        Model = Id(Said(headers, "Helicone-Model-Override")),
        OmitsRequest = IsTrue(headers, "Helicone-Omit-Request"),
        OmitsAnswer = IsTrue(headers, "Helicone-Omit-Response"),
        BestOf = Said(headers, BestOfHeader),
        Connection = Said(headers, ConnectionHeader),
        Address = Addresses.Select(name => Said(headers, name)).FirstOrDefault(said => said is not null),
        Attributes = AttributesOf(headers),
    };

    /// <summary>Names of headers come in any case, so properties are kept in one.</summary>
    private static SortedDictionary<string, string> AttributesOf(IHeaderDictionary headers)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith(Property, StringComparison.OrdinalIgnoreCase) && header.Key.Length > Property.Length))
        {
            attributes[$"metadata.{name[Property.Length..].ToLowerInvariant()}"] = value.ToString();
        }

        foreach (var (header, name) in new[]
        {
            ("Helicone-Session-Path", "session.path"), ("Helicone-Session-Name", "session.name"), ("Helicone-Prompt-Mode", "prompt.mode"),
            ("User-Agent", "client"), ("x-stainless-retry-count", "gateway.retry"),
        })
        {
            if (Said(headers, header) is { } said && said != "0")
            {
                attributes[name] = said;
            }
        }

        return attributes;
    }

    private static string? Said(IHeaderDictionary headers, string name) => headers[name].ToString() is { Length: > 0 } said ? said : null;

    private static bool IsTrue(IHeaderDictionary headers, string name) => string.Equals(Said(headers, name), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Id(string? text) => Identifier.CheckOptional("id", text) is null ? text : null;
}
