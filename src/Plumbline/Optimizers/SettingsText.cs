using System.Text.Json;

namespace Plumbline.Optimizers;

/// <summary>Reads an optimizer's settings and turns what it refuses into a refusal of the request.</summary>
internal static class SettingsText
{
    public static string Read(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or FormatException)
        {
            throw RefusedException.Invalid("settings", wrong.Message);
        }
    }
}
