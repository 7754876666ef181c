namespace Plumbline.Governors;

/// <summary>Which release answered a unit.</summary>
public enum Release
{
    /// <summary>The model that asks to be promoted.</summary>
    Candidate,

    /// <summary>The release in production before it.</summary>
    Baseline,

    /// <summary>The pinned release that never moves.</summary>
    Anchor,
}
