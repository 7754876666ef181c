namespace Plumbline.Rubrics;

/// <summary>What a rubric must be to be published.</summary>
public static class RubricRules
{
    /// <summary>Every reason to refuse the rubric; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Rubric rubric) => Nulls(rubric) is { Count: > 0 } nulls ? nulls :
    [
        .. new[]
        {
            Text("name", rubric.Name) ?? Identifier.Check("name", rubric.Name),
            Text("owner", rubric.Owner),
            Text("policy", rubric.Policy),
            rubric.Dimensions.Count == 0 ? new("dimensions", "A rubric has at least one dimension.") : null,
            rubric.Decision.Wins < 1 || rubric.Decision.Wins > rubric.Dimensions.Count
                ? new("decision.wins", $"wins goes from 1 to the number of dimensions, {rubric.Dimensions.Count}.")
                : null,
            rubric.Decision.Margin is > 0 and <= 1 ? null : new("decision.margin", "margin is above 0 and at most 1."),
        }.OfType<Refusal>(),
        .. rubric.Dimensions.CountBy(dimension => dimension.Name).Where(group => group.Value > 1)
            .Select(group => new Refusal($"dimensions.{group.Key}", "A dimension stands once.")),
        .. rubric.Dimensions.SelectMany(Dimension),
        .. rubric.Decision.Veto.Where(veto => rubric.Dimensions.All(dimension => dimension.Name != veto))
            .Select(veto => new Refusal("decision.veto", $"'{veto}' is none of the dimensions.")),
    ];

    private static IReadOnlyList<Refusal> Nulls(Rubric rubric) =>
    [
        .. rubric.Dimensions.Index().Where(one => one.Item is null)
            .Select(one => new Refusal($"dimensions[{one.Index}]", "A dimension is an object, not null.")),
        .. rubric.Dimensions.OfType<RubricDimension>().SelectMany(dimension => dimension.Examples.Index().Where(example => example.Item is null)
            .Select(example => new Refusal($"dimensions.{dimension.Name}.examples[{example.Index}]", "An example is an object, not null."))),
    ];

    private static IEnumerable<Refusal> Dimension(RubricDimension dimension) =>
    [
        .. new[]
        {
            Text($"dimensions.{dimension.Name}.description", dimension.Description),
            dimension.Name.Length <= Identifier.MaximumLength && dimension.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && dimension.Name.Length > 0
                ? null
                : new($"dimensions.{dimension.Name}", $"A dimension's name is snake_case: a-z, 0-9 and _, at most {Identifier.MaximumLength} of them."),
            dimension.Examples.Count == 0
                ? new($"dimensions.{dimension.Name}.examples", "A dimension has at least one worked example.")
                : null,
        }.OfType<Refusal>(),
        .. dimension.Examples.Index().Where(e => e.Item.Score is not (>= 0 and <= 1))
            .Select(e => new Refusal($"dimensions.{dimension.Name}.examples[{e.Index}].score", "A score goes from 0 to 1.")),
    ];

    private static Refusal? Text(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? new(field, $"{field} needs a text.") : null;
}
