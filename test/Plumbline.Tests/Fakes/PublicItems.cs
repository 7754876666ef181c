using Plumbline.Imports;
using Plumbline.Imports.PublicSets;
using Plumbline.Labels;

namespace Plumbline.Fakes;

/// <summary>What a public set's own reader gives for its archive, without a store; skips the test when the archive is not there.</summary>
internal static class PublicItems
{
    public static async Task<IReadOnlyList<PublicItem>> OfAsync(IPublicSet set, string folder)
    {
        var items = new List<PublicItem>();
        await foreach (var document in Archive.ReadAsync(RealData.Archive(folder), TestContext.Current.CancellationToken))
        {
            await foreach (var item in set.ReadAsync(document.Name!, document.Content, TestContext.Current.CancellationToken))
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>Every label of the items, in order.</summary>
    public static IEnumerable<Label> Labels(this IEnumerable<PublicItem> items) => items.SelectMany(item => item.Labels ?? []);
}
