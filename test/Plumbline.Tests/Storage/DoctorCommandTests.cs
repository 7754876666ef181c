using System.Runtime.Versioning;
using System.Text.Json;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>The doctor on a machine where nothing was made yet.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private static readonly string[] Subjects = ["port", "SQLite", "data folder", "disk", "schema"];
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task Everything_is_looked_at_before_there_is_a_database_and_nothing_is_left_behind()
    {
        var run = await CommandFolder.RunAsync("doctor", "--data", folder["a/b"], "--json");

        var found = JsonSerializer.Deserialize<Diagnosis[]>(run.Output, WireFormat.Options)!;
        Assert.Equal(Subjects, found.Select(one => one.Subject));
        Assert.Equal($"{folder["a/b"]} can be made in {folder.Folder}.", found[2].Found);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_open_folder_is_found_before_there_is_a_database()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions elsewhere.");
        Directory.CreateDirectory(folder["open"], (UnixFileMode)0b111_101_101);

        var run = await CommandFolder.RunAsync("doctor", "--data", folder["open"], "--json");

        Assert.Equal(ExitCode.Fail, run.ExitCode);
        Assert.Contains("chmod 700", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/plumbline")]
    [InlineData("/proc/plumbline/deeper")]
    public async Task A_folder_that_cannot_be_made_is_found(string nowhere)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder in which nobody can write.");

        var run = await CommandFolder.RunAsync("doctor", "--data", nowhere, "--json");

        Assert.Equal(ExitCode.Fail, run.ExitCode);
        var found = Assert.Single(JsonSerializer.Deserialize<Diagnosis[]>(run.Output, WireFormat.Options)!, one => one.Subject == "data folder");
        Assert.False(found.Healthy);
        Assert.DoesNotContain("makes it", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{nowhere} cannot be made, because nothing can be written in /proc: ", found.Found, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
