namespace Plumbline.Layout;

/// <summary>A promise kept as a file of docs/reference: it changes only on purpose.</summary>
internal static class Snapshot
{
    private const string Update = "PLUMBLINE_UPDATE_SNAPSHOTS";

    /// <summary>Fails when the file says something else; writes the file instead when PLUMBLINE_UPDATE_SNAPSHOTS is 1.</summary>
    public static void Check(string name, string text)
    {
        var path = Path.Combine(Repository.Root, "docs/reference", name);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, text);
        }

        var kept = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(kept == text, $"docs/reference/{name} says otherwise at {FirstDifference(kept, text)}. If the change is meant, run './check --snapshots' and commit the file.");
    }

    private static string FirstDifference(string kept, string text)
    {
        var (before, now) = (kept.Split('\n'), text.Split('\n'));
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: was '{before.ElementAtOrDefault(line)}', is '{now.ElementAtOrDefault(line)}'";
    }
}
