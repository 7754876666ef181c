using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Fakes;

/// <summary>Public data sets beside the project, which are never part of it. A test that needs one skips with a reason where it is missing.</summary>
internal static class RealData
{
    /// <summary>The archive of a set.</summary>
    public static string Archive(string set) => Find(Path.Combine(set, "data.tar.gz"));

    /// <summary>The figures that the product must reproduce for a set.</summary>
    public static JsonElement Reference(string set) => JsonDocument.Parse(File.ReadAllText(Find("REFERENCE.json"))).RootElement.GetProperty(set);

    private static string Find(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("PLUMBLINE_DATA") is { Length: > 0 } given ? given : Beside(), name);
        Assert.SkipUnless(File.Exists(path), $"The data set {name} is not here; set PLUMBLINE_DATA to the folder that holds it.");
        return path;
    }

    private static string Beside([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data"));
}
