using System.Diagnostics;

namespace Plumbline.Fakes;

/// <summary>A file system of a few megabytes, in memory, which can be filled and made larger. It needs a user who may mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-disk-").FullName;

    /// <summary>The folder of the test's database on it.</summary>
    public FreshPlace Place => new(Directory.CreateDirectory(Path.Combine(folder, "data")).FullName, null);

    /// <summary>Mounts one, or skips the test with what the system says.</summary>
    public static SmallDisk Mounted(int megabytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.folder) is { } refused)
        {
            Directory.Delete(disk.folder);
            Assert.Skip($"A small file system cannot be mounted here: {refused}");
        }

        return disk;
    }

    /// <summary>Leaves no room for anything.</summary>
    public void FillUp()
    {
        using var ballast = File.Create(Path.Combine(folder, "ballast"), bufferSize: 1);
        try
        {
            for (var piece = new byte[4096]; ;)
            {
                ballast.Write(piece);
            }
        }
        catch (IOException)
        {
            // it is full
        }
    }

    /// <summary>Makes room.</summary>
    public void Grow(int megabytes) => Assert.Null(Run("mount", "-o", $"remount,size={megabytes}m", folder));

    public void Dispose()
    {
        File.Delete(Path.Combine(folder, "ballast"));
        if (Run("umount", folder) is null)
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>Null when it went well, else what it said.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {said.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
