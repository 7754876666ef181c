using System.Globalization;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What an <see cref="OtlpValue"/> holds.</summary>
public enum OtlpValueKind
{
    /// <summary>Nothing: the value was sent empty.</summary>
    Null,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number of 64 bits.</summary>
    WholeNumber,

    /// <summary>A number of double precision; not always finite.</summary>
    Number,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name.</summary>
    Map,

    /// <summary>Bytes.</summary>
    Bytes,
}

/// <summary>The value of an attribute or of a log's body. Clients write numbers as texts and doubles as integers, so it is asked for what is needed.</summary>
public readonly struct OtlpValue
{
    private readonly object? held;
    private readonly long bits;

    private OtlpValue(OtlpValueKind kind, object? held, long bits = 0)
    {
        Kind = kind;
        this.held = held;
        this.bits = bits;
    }

    /// <summary>What it holds.</summary>
    public OtlpValueKind Kind { get; }

    /// <summary>The values of a list; empty when it is none.</summary>
    public IReadOnlyList<OtlpValue> Items => held as OtlpValue[] ?? [];

    /// <summary>The members of a map; empty when it is none.</summary>
    public IReadOnlyDictionary<string, OtlpValue> Members => held as Dictionary<string, OtlpValue> ?? NoMembers;

    internal static Dictionary<string, OtlpValue> NoMembers { get; } = [];

    /// <summary>A text.</summary>
    public static OtlpValue Of(string text) => new(OtlpValueKind.Text, text);

    /// <summary>A flag.</summary>
    public static OtlpValue Of(bool flag) => new(OtlpValueKind.Flag, null, flag ? 1 : 0);

    /// <summary>A whole number.</summary>
    public static OtlpValue Of(long wholeNumber) => new(OtlpValueKind.WholeNumber, null, wholeNumber);

    /// <summary>A number.</summary>
    public static OtlpValue Of(double number) => new(OtlpValueKind.Number, null, BitConverter.DoubleToInt64Bits(number));

    /// <summary>Values in order.</summary>
    public static OtlpValue Of(OtlpValue[] items) => new(OtlpValueKind.List, items);

    /// <summary>Values by name.</summary>
    public static OtlpValue Of(Dictionary<string, OtlpValue> members) => new(OtlpValueKind.Map, members);

    /// <summary>Bytes.</summary>
    public static OtlpValue Of(byte[] bytes) => new(OtlpValueKind.Bytes, bytes);

    /// <summary>A text as it is, a number or a flag as it is written, bytes as base64; null for what is empty or holds other values.</summary>
    public string? AsText() => Kind switch
    {
        OtlpValueKind.Text => (string)held!,
        OtlpValueKind.Flag => bits != 0 ? "true" : "false",
        OtlpValueKind.WholeNumber => bits.ToString(CultureInfo.InvariantCulture),
        OtlpValueKind.Number => BitConverter.Int64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture),
        OtlpValueKind.Bytes => Convert.ToBase64String((byte[])held!),
        _ => null,
    };

    /// <summary>A finite number, also when it came as an integer, a flag or a text; null otherwise.</summary>
    public double? AsNumber() => Kind switch
    {
        OtlpValueKind.WholeNumber or OtlpValueKind.Flag => bits,
        OtlpValueKind.Number when double.IsFinite(BitConverter.Int64BitsToDouble(bits)) => BitConverter.Int64BitsToDouble(bits),
        OtlpValueKind.Text when double.TryParse((string)held!, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>A whole number, also when it came as a double or a text; null otherwise.</summary>
    public long? AsInteger() => Kind switch
    {
        OtlpValueKind.WholeNumber => bits,
        OtlpValueKind.Text when long.TryParse((string)held!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        OtlpValueKind.Number or OtlpValueKind.Text when AsNumber() is { } number && Math.Floor(number) == number && Math.Abs(number) < 1L << 53 => (long)number,
        _ => null,
    };

    /// <summary>A flag, also when it came as a text; null otherwise.</summary>
    public bool? AsFlag() => Kind switch
    {
        OtlpValueKind.Flag => bits != 0,
        OtlpValueKind.Text when bool.TryParse((string)held!, out var flag) => flag,
        _ => null,
    };

    /// <summary>Writes it as JSON: bytes as base64, a number that is not finite by its name.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (Kind)
        {
            case OtlpValueKind.Flag:
                writer.WriteBooleanValue(bits != 0);
                break;
            case OtlpValueKind.WholeNumber:
                writer.WriteNumberValue(bits);
                break;
            case OtlpValueKind.Number when double.IsFinite(BitConverter.Int64BitsToDouble(bits)):
                writer.WriteNumberValue(BitConverter.Int64BitsToDouble(bits));
                break;
            case OtlpValueKind.List:
                WriteItems(writer);
                break;
            case OtlpValueKind.Map:
                Write(writer, Members);
                break;
            default:
                writer.WriteStringValue(AsText());
                break;
        }
    }

    /// <summary>Writes attributes as an object.</summary>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, OtlpValue> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
