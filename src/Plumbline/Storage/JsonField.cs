using System.Text;
using System.Text.Json;

namespace Plumbline.Storage;

/// <summary>One field that a JSON object may have.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Fix">What its value must be, for refusals.</param>
/// <param name="Required">False when it may be left out.</param>
internal sealed record JsonField(string Name, string Fix, bool Required = true)
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(Name);

    /// <summary>True when the reader stands on this name.</summary>
    public bool IsAt(ref Utf8JsonReader json) => json.ValueTextEquals(utf8);
}
