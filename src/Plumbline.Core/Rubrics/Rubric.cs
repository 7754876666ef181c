namespace Plumbline.Rubrics;

/// <summary>What "better" means: a policy, the dimensions that are judged apart, and worked examples at their borders.</summary>
/// <param name="Name">The rubric's name; its versions share it.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Policy">The paragraph that annotators and judges read first.</param>
/// <param name="Dimensions">What is judged, each from 0 to 1, in the order shown.</param>
/// <param name="Decision">When one answer beats another.</param>
public sealed record Rubric(
    string Name, string Owner, string Policy, IReadOnlyList<RubricDimension> Dimensions, RubricDecision Decision);

/// <summary>One thing that is judged separately.</summary>
/// <param name="Name">The dimension's name in labels and gates.</param>
/// <param name="Description">What 0 and 1 mean.</param>
/// <param name="Examples">Worked examples, best at the border between good and bad.</param>
public sealed record RubricDimension(string Name, string Description, IReadOnlyList<RubricExample> Examples);

/// <summary>A worked example.</summary>
/// <param name="Answer">The answer judged.</param>
/// <param name="Score">The score it deserves, 0 to 1.</param>
/// <param name="Why">The reason, as it would be explained to an annotator.</param>
/// <param name="Prompt">The question, where the answer alone does not tell.</param>
public sealed record RubricExample(string Answer, double Score, string Why, string? Prompt = null);

/// <summary>When one answer is preferred to another.</summary>
/// <param name="Wins">On how many dimensions it must be better.</param>
/// <param name="Margin">By how much, 0 to 1, to count as better.</param>
/// <param name="Veto">Dimensions on which a preferred answer may not lose.</param>
public sealed record RubricDecision(int Wins, double Margin, IReadOnlyList<string> Veto);
