namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class NumbersInPromptShare() : DeclaredFeature("numbers_in_prompt_share", "Share of the distinct numbers that stand in the prompt; 0 without numbers.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Numbers.Count == 0 ? 0 : candidate.Numbers.Count(prompt.Numbers.Contains) / (double)candidate.Numbers.Count;
}
