namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class CommaCount() : DeclaredFeature("comma_count", "Commas.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Count(',');
}
