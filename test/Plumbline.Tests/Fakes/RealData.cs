using Plumbline.Layout;

namespace Plumbline.Fakes;

/// <summary>The folder of public data sets, which is not part of the repository: PLUMBLINE_DATA, else ../shared/data beside its root.</summary>
internal static class RealData
{
    /// <summary>The path of a file of the folder; skips the test when it is not there.</summary>
    public static string Path(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("PLUMBLINE_DATA") ?? System.IO.Path.Combine(Repository.Root, "..", "shared", "data");
        var path = System.IO.Path.Combine(folder, relative);
        Assert.SkipUnless(File.Exists(path), $"The data set is not here: {relative}. Name its folder in PLUMBLINE_DATA.");
        return path;
    }
}
