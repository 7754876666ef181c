using System.Collections;
using System.Globalization;

namespace Plumbline.Properties;

/// <summary>Arguments as a reader of a failed test needs them.</summary>
internal static class Written
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
