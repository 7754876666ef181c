namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class LineCount() : DeclaredFeature("line_count", "Natural logarithm of the number of lines.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        Math.Log(1 + candidate.Count('\n'));
}
