using System.Text.Json;

namespace Plumbline.Gates;

/// <summary>What stands after the last line end of a ledger of looks.</summary>
internal static class LookTail
{
    private static readonly string[] Fields = ["at", "test_split", "candidate", "gate_hash", "verdict"];

    /// <summary>
    /// Whether it is the beginning of a row that a crash cut off before it was acknowledged. Only what this program itself could have
    /// been writing is: anything else is a person's, and stays.
    /// </summary>
    public static bool IsCutOff(ReadOnlySpan<byte> tail)
    {
        var start = """{"at":"20"""u8;
        if (!tail.StartsWith(start[..Math.Min(start.Length, tail.Length)]))
        {
            return false;
        }

        var row = new Utf8JsonReader(tail, isFinalBlock: false, default);
        try
        {
            return ReadsAsRow(ref row);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The fields of a row in their order, as far as they go, and no end of it.</summary>
    private static bool ReadsAsRow(ref Utf8JsonReader row)
    {
        var field = 0;
        while (row.Read())
        {
            switch (row.TokenType)
            {
                case JsonTokenType.StartObject when row.CurrentDepth == 0 && field == 0:
                case JsonTokenType.String:
                    break;
                case JsonTokenType.PropertyName when field < Fields.Length && row.ValueTextEquals(Fields[field]):
                    field++;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
