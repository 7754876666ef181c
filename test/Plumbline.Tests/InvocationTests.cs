using Plumbline.Fakes;

namespace Plumbline;

public sealed class InvocationTests
{
    [Theory]
    [InlineData("plumbline --help")]
    [InlineData("plumbline gate --help", "gate")]
    [InlineData("plumbline import --help", "import")]
    [InlineData("plumbline import tau2 --help", "import", "tau2")]
    [InlineData("plumbline dataset diff --help", "dataset", "diff")]
    public async Task The_hint_names_a_command_that_there_is(string command, params string[] typed)
    {
        var run = await CommandFolder.RunAsync(typed);
        var hinted = await CommandFolder.RunAsync(command.Split(' ')[1..]);

        Assert.Equal((ExitCode.Usage, $"plumbline: see '{command}'."), (run.ExitCode, run.Error.TrimEnd().Split('\n')[^1].TrimEnd()));
        Assert.Equal((ExitCode.Pass, ""), (hinted.ExitCode, hinted.Error));
    }

    [Theory]
    [InlineData("./plumbline-demo", "demo")]
    [InlineData("./plumbline-data", "import", "tau2")]
    [InlineData("./plumbline-data", "serve")]
    public async Task Help_names_the_data_folder_that_the_verb_takes(string folder, params string[] verb)
    {
        var help = (await CommandFolder.RunAsync([.. verb, "--help"])).Output;

        Assert.Contains($"{folder}.", help, StringComparison.Ordinal);
        Assert.DoesNotContain(folder == "./plumbline-demo" ? "plumbline-data" : "plumbline-demo", help, StringComparison.Ordinal);
    }
}
