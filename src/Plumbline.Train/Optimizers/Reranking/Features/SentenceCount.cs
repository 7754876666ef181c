namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class SentenceCount() : DeclaredFeature("sentence_count", "Sentences: runs of text that end in a point, a question or exclamation mark, or with the answer.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var (sentences, open) = (0, false);
        foreach (var character in candidate.Text)
        {
            var ends = character is '.' or '?' or '!';
            sentences += open && ends ? 1 : 0;
            open = !ends && (open || char.IsLetter(character));
        }

        return sentences + (open ? 1 : 0);
    }
}
