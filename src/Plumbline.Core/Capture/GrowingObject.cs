using System.Text;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>A JSON object that arrives in pieces: texts grow, lists grow by the index of their members, anything else is replaced.</summary>
internal sealed class GrowingObject
{
    /// <summary>Texts that name something: said again they are not said twice.</summary>
    private static readonly string[] Whole = ["id", "name", "role", "type", "finish_reason"];

    private readonly OrderedDictionary<string, object> members = new(StringComparer.Ordinal);

    public bool Has(string name) => members.ContainsKey(name);

    public void Add(JsonElement piece)
    {
        foreach (var member in piece.EnumerateObject())
        {
            if (Grown(members.GetValueOrDefault(member.Name), member.Name, member.Value) is { } grown)
            {
                members[member.Name] = grown;
            }
        }
    }

    /// <summary>Writes what came so far.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="renamed">What a member of this object is called there; its own name when left out.</param>
    public void WriteTo(Utf8JsonWriter writer, Func<string, string>? renamed = null)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(renamed?.Invoke(name) ?? name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static object? Grown(object? before, string name, JsonElement piece)
    {
        switch (piece.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return before;
            case JsonValueKind.String when Whole.Contains(name):
                return piece.ValueEquals("") ? before : piece.Clone();
            case JsonValueKind.String:
                return (before as StringBuilder ?? new()).Append(piece.GetString());
            case JsonValueKind.Object:
                var whole = before as GrowingObject ?? new();
                whole.Add(piece);
                return whole;
            case JsonValueKind.Array:
                return Listed(before as List<(int? Index, object Value)> ?? [], piece);
            default:
                return piece.Clone();
        }
    }

    private static List<(int? Index, object Value)> Listed(List<(int? Index, object Value)> list, JsonElement pieces)
    {
        foreach (var piece in pieces.EnumerateArray())
        {
            var index = piece.ValueKind == JsonValueKind.Object && piece.TryGetProperty("index", out var place) && place.TryGetInt32(out var n) ? n : (int?)null;
            var at = index is null ? -1 : list.FindIndex(member => member.Index == index);
            if (Grown(at < 0 ? null : list[at].Value, "", piece) is not { } grown)
            {
                continue;
            }

            if (at < 0)
            {
                list.Add((index, grown));
            }
            else
            {
                list[at] = (index, grown);
            }
        }

        return list;
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case GrowingObject whole:
                whole.WriteTo(writer);
                break;
            case List<(int? Index, object Value)> list:
                writer.WriteStartArray();
                foreach (var (_, member) in list.OrderBy(member => member.Index))
                {
                    Write(writer, member);
                }

                writer.WriteEndArray();
                break;
            case StringBuilder text:
                writer.WriteStringValue(text.ToString());
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
        }
    }
}
