namespace Plumbline.Accounts;

/// <summary>What a route lets its caller do; every route names one.</summary>
internal enum Permission
{
    /// <summary>Anyone: liveness, the page's own style sheet and script.</summary>
    Open,

    /// <summary>State feedback, behaviour and signals: what a browser may do with a publishable key.</summary>
    React,

    /// <summary>State traces and outcomes.</summary>
    Capture,

    /// <summary>State labels.</summary>
    Annotate,

    /// <summary>Read what is kept.</summary>
    Read,

    /// <summary>Publish rubrics, cut datasets, train, evaluate, gate.</summary>
    Operate,

    /// <summary>Change what production serves.</summary>
    Promote,
}

/// <summary>What a key may do: the one table.</summary>
internal static class Permissions
{
    /// <summary>True when a caller with this access may do this.</summary>
    public static bool Allows(this Access access, Permission permission) => (access, permission) switch
    {
        (_, Permission.Open) => true,
        (Access.Secret or Access.Local, _) => true,
        (Access.Public, Permission.React) => true,
        _ => false,
    };
}

/// <summary>How a caller came in.</summary>
internal enum Access
{
    /// <summary>No key where keys are required.</summary>
    None,

    /// <summary>A publishable key: it may stand in a page.</summary>
    Public,

    /// <summary>A secret key of a project.</summary>
    Secret,

    /// <summary>From this machine, where the server requires no keys.</summary>
    Local,
}
