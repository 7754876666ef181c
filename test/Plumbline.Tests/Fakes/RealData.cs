using System.Text.Json;
using Plumbline.Layout;

namespace Plumbline.Fakes;

/// <summary>The folder of public data sets, which is not part of the repository: PLUMBLINE_DATA, else ../shared/data beside its root.</summary>
internal static class RealData
{
    /// <summary>The archive of a set.</summary>
    public static string Archive(string set) => Path($"{set}/data.tar.gz");

    /// <summary>The figures that the product must reproduce for a set.</summary>
    public static JsonElement Reference(string set) => JsonDocument.Parse(File.ReadAllText(Path("REFERENCE.json"))).RootElement.GetProperty(set);

    /// <summary>The path of a file of the folder; skips the test when it is not there.</summary>
    public static string Path(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("PLUMBLINE_DATA") is { Length: > 0 } given ? given : System.IO.Path.Combine(Repository.Root, "..", "shared", "data");
        var path = System.IO.Path.Combine(folder, relative);
        Assert.SkipUnless(File.Exists(path), $"The data set is not here: {relative}. Name its folder in PLUMBLINE_DATA.");
        return path;
    }
}
