namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class NumberLineOverlap() : DeclaredFeature("number_line_overlap", "Mean over the answer's numbers of the largest share of the last line's words that stand on one prompt line with that number.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Numbers.Count == 0 ? 0 : candidate.Numbers.Sum(number => prompt.LineOverlap.GetValueOrDefault(number)) / candidate.Numbers.Count;
}
