namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class LetterShare() : DeclaredFeature("letter_e_share", "A decoy: share of the letter e among the letters; 0 without letters.")
{
    public override bool Decoy => true;

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate)
    {
        var letters = candidate.Count(char.IsLetter);
        return letters == 0 ? 0 : candidate.Count('e') / (double)letters;
    }
}
