namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class LengthTokens() : DeclaredFeature("length_tokens", "Natural logarithm of 1 + words and numbers.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        Math.Log(1 + candidate.Tokens.Count);
}
