using System.Text;
using System.Text.Json;
using Plumbline.Lineage;

namespace Plumbline.Rubrics;

/// <summary>A rubric's canonical form, whose hash is its version.</summary>
internal static class RubricText
{
    public static byte[] Write(Rubric rubric) =>
        Encoding.UTF8.GetBytes(CanonicalJson.Of(JsonSerializer.SerializeToElement(rubric, WireFormat.Options)));

    public static Rubric Read(byte[] content) => JsonSerializer.Deserialize<Rubric>(content, WireFormat.Options)!;
}
