namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class SentenceCount() : DeclaredFeature("sentence_count", "Sentences: runs of text that end in a point, a question or exclamation mark, or with the answer.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var (sentences, open) = (0, false);
        var text = candidate.Text;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '.' or '?' or '!' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));
            sentences += open && ends ? 1 : 0;
            open = !ends && (open || char.IsLetter(text[i]));
        }

        return sentences + (open ? 1 : 0);
    }
}
