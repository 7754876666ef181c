using Plumbline.Lineage;

namespace Plumbline.Evaluators;

/// <summary>Models as traces and labels state them, of which nothing is known but the name and the family.</summary>
internal static class StatedModels
{
    /// <summary>Each model once, with the family that any of its mentions states; a mention without a model stands for one nobody knows.</summary>
    public static IReadOnlyList<KnownModel> Of(IReadOnlyCollection<(string? Model, string? Family)> mentions) =>
    [
        .. mentions.Distinct()
            .GroupBy(mention => mention.Model ?? (mention.Family is { } family ? $"a model of the family {family}" : "a model that was not stated"), StringComparer.Ordinal)
            .OrderBy(named => named.Key, StringComparer.Ordinal)
            .Select(named => new KnownModel(named.Key, [], [], named.Select(mention => mention.Family).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault())),
    ];
}
