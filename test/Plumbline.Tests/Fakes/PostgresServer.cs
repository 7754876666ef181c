using System.Diagnostics;
using Npgsql;

namespace Plumbline.Fakes;

/// <summary>A throw-away PostgreSQL for this test run, on a unix socket. It ends with this process, also when that is killed.</summary>
/// <remarks>A shell holds the server and waits for the end of its input, which is a pipe of ours: the pipe closes when we die.</remarks>
internal static class PostgresServer
{
    private const string Script = """
        initdb -D "$1/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || exit 1
        postgres -D "$1/data" -c listen_addresses= -c unix_socket_directories="$1" -c fsync="$2" -c max_connections=200 >"$1/server.log" 2>&1 </dev/null &
        server=$!
        trap '' INT TERM HUP
        read -r _
        kill -QUIT "$server"
        wait "$server"
        rm -rf "$1"
        """;

    private static readonly Lazy<Task<string>> Shared = new(() => StartAsync(fsync: false));

    /// <summary>The connection string of the server that all tests share; a test makes a schema of its own in it.</summary>
    public static Task<string> ConnectionStringAsync() => Shared.Value;

    /// <summary>A database schema of its own, as a connection string.</summary>
    public static async Task<string> FreshSchemaAsync()
    {
        var server = await ConnectionStringAsync();
        var schema = $"t{Guid.NewGuid():N}";
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand($"create schema {schema}", admin);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
    }

    private static async Task<string> StartAsync(bool fsync)
    {
        if (Environment.GetEnvironmentVariable("PLUMBLINE_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        var programs = PostgresPrograms.Find();
        var folder = Directory.CreateTempSubdirectory("pl-pg-").FullName;
        var shell = Process.Start(Command(programs, folder, fsync)) ?? throw new InvalidOperationException("No shell.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(shell);

        var connection = $"Host={folder};Username=postgres;Database=postgres";
        await WaitAsync(connection, shell, folder);
        return connection;
    }

    private static ProcessStartInfo Command(string programs, string folder, bool fsync)
    {
        string[] shell = ["sh", "-c", Script, "sh", folder, fsync ? "on" : "off"];
        // PostgreSQL refuses to run as root. A session of its own: an interrupt of the tests is not its end, the closing pipe is.
        string[] words = Environment.IsPrivilegedProcess ? ["setsid", "runuser", "-u", "postgres", "--", .. shell] : ["setsid", .. shell];
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chown", ["postgres", folder]).WaitForExit();
        }

        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, WorkingDirectory = folder };
        start.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        return start;
    }

    private static async Task WaitAsync(string connection, Process shell, string folder)
    {
        for (var deadline = Stopwatch.StartNew(); ;)
        {
            try
            {
                await using var attempt = new NpgsqlConnection(connection);
                await attempt.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited && deadline.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException failure)
            {
                var log = Directory.GetFiles(folder, "*.log").Select(File.ReadAllText);
                throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', log)}", failure);
            }
        }
    }

    private static void Stop(Process shell)
    {
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromSeconds(10));
    }
}
