using Plumbline.Agreement;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>The PandaLM test set as published: the figures of its authors, from the set's reader and our measures.</summary>
public sealed class PandaLmRealDataTests
{
    private static readonly double[] Domain = [0, 0.5, 1];

    [Fact]
    public async Task Kappas_of_annotator_pairs_are_those_published()
    {
        var scores = (await PeopleAsync()).GroupBy(label => label.Annotator, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Select(label => label.Score).ToArray(), StringComparer.Ordinal);
        var expected = RealData.Reference("pandalm").GetProperty("cohen_kappa");

        foreach (var pair in expected.GetProperty("values").EnumerateObject())
        {
            var names = pair.Name.Split('-');
            var kappa = Assert.IsType<Measurement.Known>(CohenKappa.Of(scores[$"annotator{names[0]}"], scores[$"annotator{names[1]}"], Domain));
            Assert.Equal(pair.Value.GetDouble(), kappa.Value, expected.GetProperty("tolerance").GetDouble());
        }
    }

    private static async Task<IReadOnlyList<Label>> PeopleAsync() =>
        [.. (await PublicItems.OfAsync(new PandaLmSet(), "pandalm")).Labels().Where(label => label.Origin == Origin.HumanBlind)];
}
