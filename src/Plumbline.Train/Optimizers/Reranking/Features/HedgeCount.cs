namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class HedgeCount() : DeclaredFeature("hedge_count", "Hedges: words of doubt such as \"maybe\" and \"it seems\".")
{
    private static readonly Lexicon Phrases = new(
        "maybe", "perhaps", "possibly", "probably", "might", "could be", "may be", "i think", "i believe", "i guess",
        "i am not sure", "i'm not sure", "not certain", "it seems", "it appears", "seems to", "appears to",
        "as far as i know", "should be", "roughly", "approximately", "more or less", "sort of", "kind of", "presumably",
        "likely");

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) => Phrases.CountIn(candidate);
}
