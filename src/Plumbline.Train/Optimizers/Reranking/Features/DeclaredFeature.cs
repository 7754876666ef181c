namespace Plumbline.Optimizers.Reranking.Features;

/// <summary>One named property of an answer's text, seen beside its prompt; it knows nothing but the two texts.</summary>
/// <param name="name">Its name in settings and tables.</param>
/// <param name="describes">One sentence: what is counted.</param>
public abstract class DeclaredFeature(string name, string describes)
{
    /// <summary>Its name in settings and tables, e.g. <c>length_tokens</c>.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence: what is counted.</summary>
    public string Describes { get; } = describes;

    /// <summary>Whether it is there to be worth nothing, so that an ablation table can show that it is.</summary>
    public virtual bool Decoy => false;

    /// <summary>The raw value, finite; it is standardised by the training set's mean and spread before it is used.</summary>
    /// <param name="prompt">The prompt with its context.</param>
    /// <param name="candidate">The answer.</param>
    public abstract double Value(AnalysedPrompt prompt, AnalysedText candidate);
}
