namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class StartsLikePrompt() : DeclaredFeature("starts_like_prompt", "Share of the prompt's first three words and numbers with which the answer starts, in order.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var most = Math.Min(3, prompt.Tokens.Count);
        var same = 0;
        while (same < most && same < candidate.Tokens.Count && candidate.Tokens[same].Hash == prompt.Tokens[same].Hash)
        {
            same++;
        }

        return most == 0 ? 0 : same / (double)most;
    }
}
