namespace Plumbline.Datasets;

/// <summary>Why a label that was stated is not in a version.</summary>
internal enum LeftOut
{
    /// <summary>Its trace is not kept.</summary>
    UnknownTrace,

    /// <summary>Its trace does not have the attribute that names the split.</summary>
    NoSplit,

    /// <summary>Its trace shares a conversation or prompt with the anchor set, which was closed before.</summary>
    AnchorClosed,

    /// <summary>It was made by another rubric version than the one that counts.</summary>
    OtherRubric,

    /// <summary>It judges an answer, or compares with one, that its trace does not have.</summary>
    UnknownCandidate,

    /// <summary>Its annotator thought again: a later label of the same thing counts instead.</summary>
    Replaced,
}
