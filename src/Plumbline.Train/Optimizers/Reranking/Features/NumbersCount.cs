namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class NumbersCount() : DeclaredFeature("numbers_count", "Distinct numbers.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Numbers.Count;
}
