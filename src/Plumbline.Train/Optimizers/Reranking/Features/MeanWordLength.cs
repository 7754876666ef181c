namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class MeanWordLength() : DeclaredFeature("mean_word_length", "Letters and digits per word or number; 0 for an empty text.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Tokens.Count == 0 ? 0 : candidate.Count(char.IsLetterOrDigit) / (double)candidate.Tokens.Count;
}
