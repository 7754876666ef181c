namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class PromptWordOverlap() : DeclaredFeature("prompt_word_overlap", "Share of the distinct words that stand in the prompt; 0 without words.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Words.Count == 0 ? 0 : candidate.Words.Count(prompt.Words.Contains) / (double)candidate.Words.Count;
}
