namespace Plumbline.Fakes;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
internal static class PostgresPrograms
{
    private const string Absent = "PostgreSQL is not installed: 'apt-get install postgresql', or set PLUMBLINE_TEST_POSTGRES to a connection string.";

    /// <summary>The folder of <c>initdb</c>. Skips the test where there is none; in CI that is a failure.</summary>
    public static string Find()
    {
        var found = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
        if (found is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Absent);
        }

        Assert.SkipWhen(found is null, Absent);
        return found!;
    }

    private static IEnumerable<string> Candidates()
    {
        const string Debian = "/usr/lib/postgresql";
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var packaged = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending() : Enumerable.Empty<string>();
        return [.. path.Split(Path.PathSeparator), .. packaged.Select(version => Path.Combine(version, "bin"))];
    }
}
