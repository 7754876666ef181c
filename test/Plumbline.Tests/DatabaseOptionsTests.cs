using Plumbline.Fakes;

namespace Plumbline;

public sealed class DatabaseOptionsTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Theory]
    [InlineData("gate", "--file", "gate.yaml", "--candidate", "scorecard:1")]
    [InlineData("promote", "1")]
    [InlineData("rollback", "--reason", "slow")]
    [InlineData("deployment")]
    [InlineData("lineage", "1")]
    [InlineData("dataset", "cut", "--name", "desk")]
    [InlineData("dataset", "diff", "1", "2")]
    [InlineData("pairs", "build", "--dataset", "1")]
    [InlineData("train", "dpo", "--pairs", "1")]
    [InlineData("evaluate", "--candidate", "base", "--dataset", "1")]
    [InlineData("export", "pairs:1", "--to", "export")]
    [InlineData("key", "list")]
    [InlineData("key", "revoke", "1")]
    [InlineData("backup", "--to", "file")]
    public async Task A_verb_that_begins_nothing_refuses_a_folder_without_a_database_and_makes_none(params string[] args)
    {
        folder.Write("gate.yaml", "dimensions: {}");

        var run = await CommandFolder.RunAsync([.. args.Select(arg => arg == "gate.yaml" ? folder[arg] : arg), "--data", folder["mispelt"]]);

        Assert.Equal((ExitCode.Usage, false), (run.ExitCode, Directory.Exists(folder["mispelt"])));
        Assert.Contains($"There is no database {folder["mispelt/plumbline.db"]}: name its folder with --data", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo", "--no-serve")]
    [InlineData("doctor")]
    [InlineData("restore", "backup")]
    [InlineData("deployment")]
    [InlineData("import", "jsonl", "traces.jsonl")]
    [InlineData("import", "tau2", "run.json")]
    [InlineData("key", "create")]
    public async Task A_data_folder_that_is_a_file_or_nothing_is_refused(params string[] verb)
    {
        var file = folder.Write("file", "mine");

        var isFile = await CommandFolder.RunAsync([.. verb, "--data", file]);
        var below = await CommandFolder.RunAsync([.. verb, "--data", Path.Combine(file, "own")]);
        var empty = await CommandFolder.RunAsync([.. verb, "--data", ""]);

        Assert.Equal((ExitCode.Usage, ExitCode.Usage, ExitCode.Usage), (isFile.ExitCode, below.ExitCode, empty.ExitCode));
        Assert.Contains($"--data: {file} is a file. Give the path of a folder.", isFile.Error, StringComparison.Ordinal);
        Assert.Contains($"because {file} is a file", below.Error, StringComparison.Ordinal);
        Assert.Contains("--data: '' names no folder. Give the path of one.", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_environment_that_is_a_file_is_refused()
    {
        var run = await CommandProcess.RunAsync(folder.Folder, new() { [DatabaseOptions.FolderVariable] = folder.Write("file", "mine") }, "deployment");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"plumbline: {DatabaseOptions.FolderVariable}: ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
