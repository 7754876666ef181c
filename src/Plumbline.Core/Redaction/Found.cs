namespace Plumbline.Redaction;

/// <summary>A passage that was found.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length in the same units.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the project's own pattern; null for the others.</param>
public readonly record struct Found(int Start, int Length, SensitiveKind Kind, string? Name = null)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
