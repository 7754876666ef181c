namespace Plumbline.Client;

/// <summary>What a product states; each kind has its own route.</summary>
public enum FactKind
{
    /// <summary>One exchange with the product.</summary>
    Trace,

    /// <summary>What a user said on purpose.</summary>
    Feedback,

    /// <summary>What a user's behaviour says.</summary>
    Signal,

    /// <summary>What happened in the world afterwards.</summary>
    Outcome,
}

/// <summary>Where each kind of fact goes.</summary>
internal static class FactRoutes
{
    /// <summary>The path below the server's address.</summary>
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.Trace => "api/v1/traces",
        FactKind.Feedback => "api/v1/feedback",
        FactKind.Signal => "api/v1/signals",
        _ => "api/v1/outcomes",
    };
}
