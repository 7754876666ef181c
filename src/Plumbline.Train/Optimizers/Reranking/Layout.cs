namespace Plumbline.Optimizers.Reranking;

/// <summary>Where prompts, candidates and pairs lie in the arrays of <see cref="EncodedPairs"/>.</summary>
/// <param name="Starts">First candidate of each prompt, and the number of all candidates at the end.</param>
/// <param name="Prompts">Prompt of each pair.</param>
/// <param name="Chosen">Candidate of each pair's better answer.</param>
/// <param name="Rejected">Candidate of each pair's worse answer.</param>
/// <param name="Lengths">Tokens of each candidate, at least 1.</param>
internal sealed record Layout(int[] Starts, int[] Prompts, int[] Chosen, int[] Rejected, double[] Lengths)
{
    public static Layout Of(PairSet set)
    {
        var starts = new int[set.Candidates.Count + 1];
        var places = new Dictionary<(string Prompt, string Text), (int Prompt, int Candidate)>();
        for (var prompt = 0; prompt < set.Candidates.Count; prompt++)
        {
            var candidates = set.Candidates[prompt];
            starts[prompt + 1] = starts[prompt] + candidates.Candidates.Count;
            for (var i = 0; i < candidates.Candidates.Count; i++)
            {
                places.TryAdd((candidates.Prompt, candidates.Candidates[i]), (prompt, starts[prompt] + i));
            }
        }

        (int Prompt, int Candidate)[] chosen = [.. set.Pairs.Select(pair => places[(pair.Prompt, pair.Chosen)])];
        int[] rejected = [.. set.Pairs.Select(pair => places[(pair.Prompt, pair.Rejected)].Candidate)];
        double[] lengths = [.. set.Candidates.SelectMany(each => each.Candidates).Select(text => (double)Math.Max(1, Tokens.Of(text).Count))];
        return new(starts, Array.ConvertAll(chosen, place => place.Prompt), Array.ConvertAll(chosen, place => place.Candidate), rejected, lengths);
    }
}
