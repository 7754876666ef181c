namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class QuestionWordOverlap() : DeclaredFeature("question_word_overlap", "Share of the distinct words of the prompt's last line that stand in the answer; 0 without words.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        prompt.LastLineWords.Count == 0 ? 0 : prompt.LastLineWords.Count(candidate.Words.Contains) / (double)prompt.LastLineWords.Count;
}
