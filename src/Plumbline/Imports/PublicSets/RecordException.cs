namespace Plumbline.Imports.PublicSets;

/// <summary>A member of a record is not as the set was published; the record is refused and its neighbours are read.</summary>
internal sealed class RecordException(string name, string message) : Exception(message)
{
    public string Field { get; } = name;
}
