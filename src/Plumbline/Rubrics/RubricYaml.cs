using System.Globalization;
using Plumbline.Storage;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Rubrics;

/// <summary>Reads a rubric file strictly: unknown keys, and keys that belong to training, are refused with their line.</summary>
internal sealed class RubricYaml(string file)
{
    private static readonly string[] TrainingKeys =
        ["beta", "learning_rate", "lr", "epochs", "optimizer", "method", "loss", "kl", "reward", "reward_weight", "batch_size", "base_model", "train"];

    /// <exception cref="UsageException">The text is no rubric; the message names file, line, field and fix.</exception>
    public Rubric Read(string text)
    {
        var documents = YamlText.Load(file, text);
        var root = documents.Count == 1 ? Map(documents[0].RootNode, "the rubric") : throw new UsageException($"{file}: a rubric file holds one YAML document.");
        Known(root, "name", "owner", "policy", "dimensions", "decision");
        var rubric = new Rubric(
            Text(root, "name"), Text(root, "owner"), Text(root, "policy").Trim(),
            [.. Map(Node(root, "dimensions"), "dimensions").Children.Select(Dimension)], Decision(Map(Node(root, "decision"), "decision")));
        return RubricRules.Check(rubric) is [var refusal, ..] ? throw new UsageException($"{file}: {refusal.Field}: {refusal.Message}") : rubric;
    }

    private RubricDimension Dimension(KeyValuePair<YamlNode, YamlNode> entry)
    {
        var map = Map(entry.Value, entry.Key.ToString());
        Known(map, "description", "examples");
        var examples = Node(map, "examples") as YamlSequenceNode ?? throw Wrong(map, "examples", "a list of worked examples");
        return new(entry.Key.ToString(), Text(map, "description"), [.. examples.Children.Select(Example)]);
    }

    private RubricExample Example(YamlNode node)
    {
        var map = Map(node, "an example");
        Known(map, "answer", "score", "why", "prompt");
        return new(Text(map, "answer"), Number(map, "score"), Text(map, "why"), map.Children.ContainsKey("prompt") ? Text(map, "prompt") : null);
    }

    private RubricDecision Decision(YamlMappingNode map)
    {
        Known(map, "wins", "margin", "veto");
        var veto = map.Children.TryGetValue("veto", out var node) ? node as YamlSequenceNode ?? throw Wrong(map, "veto", "a list of dimensions") : [];
        return new((int)Number(map, "wins"), Number(map, "margin"), [.. veto.Children.Select(name => name.ToString())]);
    }

    private void Known(YamlMappingNode map, params string[] keys)
    {
        foreach (var key in map.Children.Keys.Where(key => !keys.Contains(key.ToString())))
        {
            throw new UsageException(TrainingKeys.Contains(key.ToString())
                ? $"{file}:{key.Start.Line}: '{key}' belongs to training, not to a rubric: a rubric says what is better, never how it is learned. Take it out."
                : $"{file}:{key.Start.Line}: '{key}' is no key here; known are {string.Join(", ", keys)}.");
        }
    }

    private YamlMappingNode Map(YamlNode node, string what) =>
        node as YamlMappingNode ?? throw new UsageException($"{file}:{node.Start.Line}: {what} must be a mapping of keys to values.");

    private YamlNode Node(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? node : throw Wrong(map, key, "a value; it is missing");

    private string Text(YamlMappingNode map, string key) =>
        Node(map, key) is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong(map, key, "a text");

    private double Number(YamlMappingNode map, string key) =>
        double.TryParse(Text(map, key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(map, key, "a number");

    private UsageException Wrong(YamlMappingNode map, string key, string wanted) =>
        new($"{file}:{(map.Children.TryGetValue(key, out var node) ? node : map).Start.Line}: {key} needs {wanted}.");
}
