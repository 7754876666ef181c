namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class RepeatedWordShare() : DeclaredFeature("repeated_word_share", "Share of the words that were said before in the same answer; 0 without words.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var words = candidate.Tokens.Count(token => !token.IsNumber);
        return words == 0 ? 0 : 1 - (candidate.Words.Count / (double)words);
    }
}
