using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Decontaminator;
using Plumbline.Pairs;
using Plumbline.RewardHacking;
using Plumbline.Statistics;
using Plumbline.Traces;
using Words = Plumbline.RewardHacking.Words;

namespace Plumbline.Imports.PublicSets;

/// <summary>Rephrased tasks: invented ones, and the published ones with their figures.</summary>
public sealed class DecontaminatorTests
{
    [Fact]
    public async Task A_copy_names_the_original_in_its_place()
    {
        var items = await PublicDocument.ReadAsync(new DecontaminatorSet(), "data/rephrase/humaneval_python.jsonl", """{"text": "Add two."}""", """{"text": "Add three."}""");

        Assert.Equal(["decontaminator-HumanEval-1", "decontaminator-HumanEval-2"], items.Select(item => item.Trace!.Attributes![DecontaminatorRecords.CopyOf]));
        Assert.Equal("Add three.", items[1].Trace!.Input[0].Content);
        Assert.Equal(PublicDocument.SourceOf(new DecontaminatorSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task A_broken_line_is_refused_by_field_and_its_neighbours_keep_their_numbers()
    {
        var items = await PublicDocument.ReadAsync(new DecontaminatorSet(), "HumanEval.jsonl", """{"text": "One."}""", """{"text": 2}""", "{", """{"text": "Four."}""");

        Assert.Equal([(2L, "text"), (3L, "json")], PublicDocument.RefusedOf(items).Select(refused => (refused.Line, refused.Field)));
        Assert.Equal(["decontaminator-HumanEval-1", "decontaminator-HumanEval-4"], items.Where(item => item.Trace is not null).Select(item => item.Trace!.Id));
    }

    [Fact]
    public async Task Rows_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new DecontaminatorSet(), "decontaminator");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("decontaminator").GetProperty("counts").GetProperty("values").Numbers().OrderBy(list => list.Key, StringComparer.Ordinal),
            items.CountBy(item => item.Trace!.Attributes![DecontaminatorRecords.List], StringComparer.Ordinal).Select(list => KeyValuePair.Create(list.Key, (double)list.Value)).OrderBy(list => list.Key, StringComparer.Ordinal));
    }

    /// <summary>
    /// The reference does not say what its words are. With ours one of all copies has more than 0.3 of its passages in its original, as there, and the mean is
    /// lower still than its .028: a check of equal passages finds next to none. The copies of fewer than five words hold no passage, and none is found there.
    /// </summary>
    [Fact]
    public async Task Equal_passages_find_hardly_a_copy()
    {
        var texts = (await PublicItems.OfAsync(new DecontaminatorSet(), "decontaminator")).ToDictionary(item => item.Trace!.Id, item => item.Trace!, StringComparer.Ordinal);
        var (expected, copies) = (RealData.Reference("decontaminator").GetProperty("five_gram_containment"), texts.Values.Where(trace => trace.Attributes!.ContainsKey(DecontaminatorRecords.CopyOf)).ToArray());

        double[] contained = [.. copies.Select(copy => Containment(copy, texts[copy.Attributes![DecontaminatorRecords.CopyOf]])).OfType<Measurement.Known>().Select(known => known.Value)];

        Assert.Equal(expected.GetProperty("values").GetProperty("share_above_0.3").GetDouble(), (double)contained.Count(share => share > 0.3) / copies.Length, expected.GetProperty("tolerance").GetDouble());
        Assert.InRange(contained.Average(), 0.01, expected.GetProperty("values").GetProperty("mean").GetDouble());
    }

    /// <summary>The passages that are sought to keep a sealed test out of training find no copy either.</summary>
    [Fact]
    public async Task Shared_passages_of_eight_words_cover_little_of_any_original()
    {
        var texts = (await PublicItems.OfAsync(new DecontaminatorSet(), "decontaminator")).ToDictionary(item => item.Trace!.Id, item => item.Trace!, StringComparer.Ordinal);

        var covered = texts.Values.Where(trace => trace.Attributes!.ContainsKey(DecontaminatorRecords.CopyOf))
            .Select(copy => SharedPassages.Coverage(copy.Input[0].Content, texts[copy.Attributes![DecontaminatorRecords.CopyOf]].Input[0].Content, 8)).ToArray();

        Assert.Equal(164, covered.Length);
        Assert.InRange(covered.Average(), 0, 0.05);
    }

    /// <summary>Unknown for a copy of fewer than five words.</summary>
    private static Measurement Containment(Trace copy, Trace original) => NGramContainment.Of(Words.Of(copy.Input[0].Content), Words.Of(original.Input[0].Content), 5);
}
