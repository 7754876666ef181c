namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class ExclamationMarks() : DeclaredFeature("exclamation_marks", "Exclamation marks.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) =>
        candidate.Count('!');
}
