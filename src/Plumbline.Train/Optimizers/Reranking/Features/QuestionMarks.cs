namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class QuestionMarks() : DeclaredFeature("question_marks", "Question marks.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Count('?');
}
