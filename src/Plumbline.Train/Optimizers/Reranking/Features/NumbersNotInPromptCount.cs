namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class NumbersNotInPromptCount() : DeclaredFeature("numbers_not_in_prompt_count", "Distinct numbers that do not stand in the prompt.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Numbers.Count(number => !prompt.Numbers.Contains(number));
}
