namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class UpperCaseShare() : DeclaredFeature("upper_case_share", "Share of capitals among the letters; 0 without letters.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var letters = candidate.Count(char.IsLetter);
        return letters == 0 ? 0 : candidate.Count(char.IsUpper) / (double)letters;
    }
}
