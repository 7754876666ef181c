namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class ReproachCount() : DeclaredFeature("reproach_count", "Words that blame or dismiss the asker, such as \"obviously\" and \"your fault\".")
{
    private static readonly Lexicon Phrases = new(
        "obviously", "clearly you", "your fault", "your problem", "you should have", "as i said", "as already stated",
        "pay attention", "not my problem", "stop asking", "calm down", "whatever",
        "ridiculous", "nonsense", "learn to", "simply read", "how hard");

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) => Phrases.CountIn(candidate);
}
