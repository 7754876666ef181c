using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking.Features;

internal sealed class TextNoise() : DeclaredFeature("text_noise", "A decoy: a number from 0 to 1 drawn from the hash of the answer, so pure noise.")
{
    public override bool Decoy => true;

    public override double Value(AnalysedPrompt prompt, AnalysedText candidate) => new SplitMix64(Fnv1a.Hash(candidate.Text)).NextUnit();
}
