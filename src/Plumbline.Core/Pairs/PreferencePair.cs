using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Pairs;

/// <summary>Two answers to one prompt, and which is preferred and why.</summary>
/// <param name="Id">Item and candidates: <c>item:chosen&gt;rejected</c>.</param>
/// <param name="Item">The dataset item.</param>
/// <param name="Group">The item's group: pairs are split and clustered by it.</param>
/// <param name="Prompt">The messages.</param>
/// <param name="Chosen">The preferred answer.</param>
/// <param name="Rejected">The other.</param>
/// <param name="Dimensions">Per dimension what decided; for a direct comparison one row with the shares of votes.</param>
/// <param name="Flagged">True when the preferred answer loses on a dimension without veto.</param>
/// <param name="Weight">Weight in training.</param>
public sealed record PreferencePair(
    string Id,
    string Item,
    string Group,
    IReadOnlyList<Message> Prompt,
    Candidate Chosen,
    Candidate Rejected,
    IReadOnlyList<PairDimension> Dimensions,
    bool Flagged = false,
    double Weight = 1);

/// <summary>One dimension's part in a preference.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Result">won, lost, even or not judged on both.</param>
/// <param name="Origins">Origins of the scores behind it.</param>
/// <param name="Chosen">Score of the chosen answer; null when it was not judged.</param>
/// <param name="Rejected">Score of the rejected answer.</param>
public sealed record PairDimension(
    string Dimension, PairResult Result, IReadOnlyList<Origin> Origins, double? Chosen = null, double? Rejected = null);

/// <summary>How the chosen answer did on a dimension.</summary>
public enum PairResult
{
    /// <summary>Better by the margin.</summary>
    Won,

    /// <summary>Worse by the margin.</summary>
    Lost,

    /// <summary>Within the margin.</summary>
    Even,

    /// <summary>Not judged on both.</summary>
    NotJudged,
}
