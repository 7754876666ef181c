using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Capture;

/// <summary>A whole server in a process of its own, to be killed under load; it says where it listens.</summary>
internal static class ServingWorker
{
    public const string Name = "serving";

    public static async Task RunAsync(Database database)
    {
        await using var app = Server.Build(database, new(["http://127.0.0.1:0"], RequireKeys: false));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Task.Delay(Timeout.Infinite);
    }
}
