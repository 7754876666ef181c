using Plumbline.Fakes;

namespace Plumbline.Http;

public sealed class ServeCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task The_address_is_plain_text_where_no_terminal_reads_it()
    {
        var line = await CommandProcess.FirstLineAsync(folder.Folder, new() { ["TERM"] = "xterm-256color" }, "serve", "--data", "own", "--urls", "http://127.0.0.1:0");

        Assert.Matches("^Listening on http://127\\.0\\.0\\.1:[0-9]+\\. Ctrl\\+C stops\\.$", line);
    }

    public void Dispose() => folder.Dispose();
}
