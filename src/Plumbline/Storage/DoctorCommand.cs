using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Spectre.Console;

namespace Plumbline.Storage;

/// <summary><c>plumbline doctor</c>: looks at what usually goes wrong, and says what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create(Uri server)
    {
        var json = new Option<bool>("--json") { Description = "Prints JSON for programs." };
        var command = new Command("doctor", "Checks port, disk, SQLite, permissions and schema. Exit code 1 when something is wrong.") { json };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            Diagnosis[] found = [Port(server), .. await StorageAsync(parsed, cancel)];
            Print(parsed, found, parsed.GetValue(json));
            return found.All(one => one.Healthy) ? ExitCode.Pass : ExitCode.Fail;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Diagnosis>> StorageAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(DatabaseOptions.Connection) is null && !File.Exists(Path.Combine(DatabaseOptions.FolderOf(parsed), Database.FileName)))
        {
            return StorageDoctor.LookAhead(Path.GetFullPath(DatabaseOptions.FolderOf(parsed)));
        }

        await using var database = DatabaseOptions.Open(parsed);
        return await StorageDoctor.LookAsync(database, cancel);
    }

    private static Diagnosis Port(Uri server)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, server.Port);
            listener.Start();
            return new("port", true, $"{server.Port} is free.");
        }
        catch (SocketException)
        {
            return new("port", true, $"{server.Port} is taken, by a running server or another program; 'serve --urls http://127.0.0.1:PORT' takes another.");
        }
    }

    private static void Print(ParseResult parsed, Diagnosis[] found, bool json)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(found, WireFormat.Options));
            return;
        }

        var table = new Table().AddColumns("what", "state", "found");
        foreach (var one in found)
        {
            table.AddRow(one.Subject.EscapeMarkup(), one.Healthy ? "ok" : "WRONG", one.Found.EscapeMarkup());
        }

        Terminal.On(output).Write(table);
    }
}
