namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class ApologyCount() : DeclaredFeature("apology_count", "Apologies, such as \"sorry\" and \"we apologise\".")
{
    private static readonly Lexicon Phrases = new(
        "sorry", "apologies", "apologise", "apologize", "apology", "my mistake", "our mistake", "forgive", "regret",
        "regrettably", "unfortunately", "inconvenience");

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) => Phrases.CountIn(candidate);
}
