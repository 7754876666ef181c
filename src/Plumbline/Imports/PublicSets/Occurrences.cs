namespace Plumbline.Imports.PublicSets;

/// <summary>Numbers the records of a document that say something of the same item, from 1, so that each has an id without a person's id in it.</summary>
internal sealed class Occurrences
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public int Next(string item) => seen[item] = seen.GetValueOrDefault(item) + 1;
}
