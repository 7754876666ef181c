using System.Text.RegularExpressions;
using Plumbline.Fakes;
using Plumbline.Layout;

namespace Plumbline.Walk;

/// <summary>The guide is the test: its commands are read from the page and run as they stand.</summary>
public sealed partial class OwnDataTests : IDisposable
{
    private const string Update = "PLUMBLINE_UPDATE_SNAPSHOTS";
    private readonly CommandFolder folder = new();
    private readonly Dictionary<string, string> known = [];

    public static TheoryData<string, string> Records => new()
    {
        { "traces.jsonl", LibraryDesk.Lines(LibraryDesk.Traces) },
        { "labels.jsonl", LibraryDesk.Lines(LibraryDesk.Labels) },
        { "second-thought.jsonl", LibraryDesk.Lines([LibraryDesk.SecondThought]) },
    };

    [Fact]
    public async Task Every_command_of_the_guide_runs_and_the_candidate_is_promoted_and_taken_back()
    {
        var said = new List<(string Command, string Output)>();
        foreach (var command in Commands())
        {
            var run = await CommandFolder.RunAsync(Arguments(command));

            Assert.True(run.ExitCode == ExitCode.Pass, $"{command}\n{run.Output}\n{run.Error}");
            said.Add((command, run.Output + run.Error));
            Learn(command, run.Output + run.Error);
        }

        string Said(string start) => said.First(one => one.Command.StartsWith($"plumbline {start}", StringComparison.Ordinal)).Output;
        Assert.Contains($"label {LibraryDesk.SecondThought.Id}", Said("dataset diff"), StringComparison.Ordinal);
        Assert.Contains("Gate: pass", Said("gate"), StringComparison.Ordinal);
        Assert.Contains("production checkpoint:", Said("deployment"), StringComparison.Ordinal);
        Assert.Contains("checkpoint", Said("lineage"), StringComparison.Ordinal);
        Assert.Contains("-> base", Said("rollback"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_uses_every_verb_of_the_loop()
    {
        var verbs = Commands().Select(command => string.Join(' ', command.Split(' ').Skip(1).Take(2))).ToArray();

        string[] loop =
        [
            "rubric publish", "import jsonl", "dataset cut", "dataset diff", "pairs plan", "pairs build", "train reward-model", "train dpo", "evaluate --candidate", "gate --file",
            "promote GATE", "lineage label:b-008-k0-tone-ada", "export pairs:desk", "rollback --reason",
        ];
        Assert.Empty(loop.Except(verbs));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void The_sample_s_records_are_those_that_the_seed_draws(string name, string lines)
    {
        var path = Path.Combine(Repository.Root, "samples/OwnData", name);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, lines);
        }

        Assert.Equal(lines, File.ReadAllText(path));
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Commands() => Fenced().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/guides/own-data.md")))
        .SelectMany(block => block.Groups["text"].Value.Split('\n'))
        .Where(line => line.StartsWith("plumbline ", StringComparison.Ordinal));

    /// <summary>The words of a command, with the test's folder for "own", the repository's samples, and what was printed for words in capitals.</summary>
    private string[] Arguments(string command) =>
    [
        .. Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"')).Select(word =>
            word == "own" || word.StartsWith("own/", StringComparison.Ordinal) ? folder[word]
            : word.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word)
            : known.Aggregate(word, (text, one) => Regex.Replace(text, $@"\b{one.Key}\b", one.Value))),
    ];

    private void Learn(string command, string output)
    {
        var named = Hash().Match(output).Value;
        if (command.StartsWith("plumbline dataset cut", StringComparison.Ordinal))
        {
            known[known.ContainsKey("OLDER") ? "NEWER" : "OLDER"] = named;
        }
        else if (command.StartsWith("plumbline evaluate", StringComparison.Ordinal))
        {
            known[command.Contains("--candidate base", StringComparison.Ordinal) ? "BASE" : "CANDIDATE"] = named;
        }
        else if (command.StartsWith("plumbline gate", StringComparison.Ordinal))
        {
            known["GATE"] = KeptGate().Match(output).Groups["id"].Value;
        }
    }

    [GeneratedRegex(@"^```\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("gate:(?<id>[0-9a-f]{64})")]
    private static partial Regex KeptGate();
}
