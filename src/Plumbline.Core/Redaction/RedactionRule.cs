namespace Plumbline.Redaction;

/// <summary>What becomes of a passage that was found.</summary>
public enum RedactionRule
{
    /// <summary>Its kind stands in its place: <c>[email]</c>.</summary>
    Mask,

    /// <summary>Its kind and a keyed hash, so that the same passage can be seen to be the same: <c>[email:3f9a…]</c>.</summary>
    Hash,

    /// <summary>Nothing stands in its place.</summary>
    Drop,
}
