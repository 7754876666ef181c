namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class CourtesyCount() : DeclaredFeature("courtesy_count", "Courtesies, such as \"please\" and \"thank you\".")
{
    private static readonly Lexicon Phrases = new(
        "please", "thank you", "thanks", "welcome", "glad", "happy to", "gladly", "of course", "certainly", "appreciate",
        "have a nice", "have a great", "kind regards", "let me know", "feel free");

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) => Phrases.CountIn(candidate);
}
