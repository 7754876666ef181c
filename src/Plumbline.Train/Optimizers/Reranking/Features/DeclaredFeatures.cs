namespace Plumbline.Optimizers.Reranking.Features;

/// <summary>The declared features by name.</summary>
public static class DeclaredFeatures
{
    /// <summary>Every declared feature, in the order of tables.</summary>
    public static IReadOnlyList<DeclaredFeature> All { get; } =
    [
        new LengthTokens(),
        new SentenceCount(),
        new LineCount(),
        new MeanWordLength(),
        new RepeatedWordShare(),
        new UpperCaseShare(),
        new CommaCount(),
        new QuestionMarks(),
        new ExclamationMarks(),
        new NumbersCount(),
        new NumbersInPromptShare(),
        new NumbersNotInPromptCount(),
        new LastPromptNumberUsed(),
        new NumberLineOverlap(),
        new PromptWordOverlap(),
        new QuestionWordOverlap(),
        new StartsLikePrompt(),
        new HedgeCount(),
        new ApologyCount(),
        new CourtesyCount(),
        new ReproachCount(),
        new LetterShare(),
        new TextNoise(),
    ];

    /// <summary>The names of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(feature => feature.Name)];

    /// <summary>The feature of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DeclaredFeature Named(string name) => All.FirstOrDefault(feature => feature.Name == name)
        ?? throw new ArgumentException($"There is no feature \"{name}\"; there are {string.Join(", ", Names)}.", nameof(name));
}
