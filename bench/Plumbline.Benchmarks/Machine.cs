namespace Plumbline.Benchmarks;

/// <summary>What the system says of the machine; null where it says nothing.</summary>
internal static class Machine
{
    /// <summary>How many processes wanted a core in the last minute, on average.</summary>
    public static string? Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;

    /// <summary>The first field of that name in a file of "name : value" lines.</summary>
    public static string? Field(string file, string name) => !File.Exists(file) ? null : File.ReadLines(file)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault();
}
