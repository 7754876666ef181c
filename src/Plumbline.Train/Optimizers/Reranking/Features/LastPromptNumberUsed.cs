namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class LastPromptNumberUsed() : DeclaredFeature("last_prompt_number_used", "1 when the prompt's last number stands in the answer, else 0.")
{
    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        for (var i = prompt.Tokens.Count - 1; i >= 0; i--)
        {
            if (prompt.Tokens[i].IsNumber)
            {
                return candidate.Numbers.Contains(prompt.Tokens[i].Hash) ? 1 : 0;
            }
        }

        return 0;
    }
}
