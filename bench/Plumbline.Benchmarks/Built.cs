namespace Plumbline.Benchmarks;

/// <summary>Where the repository and what was built of it are.</summary>
internal static class Built
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The executable, built like this program.</summary>
    public static string Plumbline { get; } = Path.Combine(
        Root, "artifacts/bin/Plumbline", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "plumbline");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Plumbline.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks do not run from within the repository: there is no Plumbline.slnx above them.");
    }
}
