using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Storage;

/// <summary>A mapping of a YAML file, read strictly: what it does not know, and values of another type, are refused with line, field and fix.</summary>
internal sealed class YamlFields
{
    private readonly string file;
    private readonly string path;
    private readonly YamlMappingNode map;

    private YamlFields(string file, string path, YamlMappingNode map)
    {
        this.file = file;
        this.path = path;
        this.map = map;
    }

    /// <summary>The names of the fields, in the file's order.</summary>
    public IReadOnlyList<string> Names => [.. map.Children.Keys.Select(NameOf)];

    /// <summary>The one mapping of a file; null when the file holds nothing but comments.</summary>
    /// <exception cref="UsageException">The text is not one YAML mapping.</exception>
    public static YamlFields? Load(string file, string text) => YamlText.Load(file, text) switch
    {
        [] => null,
        [{ RootNode: YamlScalarNode { Value: null or "" } }] => null,
        [{ RootNode: YamlMappingNode root }] => new(file, "", root),
        [var one] => throw new FilePlace(file, one.RootNode.Start.Line).Refuse(null, "the file is no mapping", "Write keys and values."),
        [_, var second, ..] => throw new FilePlace(file, second.RootNode.Start.Line).Refuse(null, "a second document begins", "Keep one document a file."),
    };

    /// <summary>Refuses every field but these.</summary>
    public YamlFields Only(params string[] known)
    {
        foreach (var key in map.Children.Keys.Where(key => !known.Contains(NameOf(key))))
        {
            throw Place(key).Refuse(path + NameOf(key), "is not a known key", $"The keys are {string.Join(", ", known)}.");
        }

        return this;
    }

    /// <summary>A field that is a mapping itself; null when absent.</summary>
    public YamlFields? Map(string name, string fix) => Find(name) switch
    {
        null => null,
        YamlMappingNode inner => new(file, $"{path}{name}.", inner),
        var other => throw Wrong(other, name, "is not a mapping", fix),
    };

    /// <summary>A text; null when absent.</summary>
    public string? Text(string name, string fix) => Find(name) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } scalar when !IsNull(scalar) => text,
        var other => throw Wrong(other, name, "is not a text", fix),
    };

    /// <summary>A number between two bounds, bounds included; null when absent.</summary>
    public double? Number(string name, double lowest, double highest, string fix) => Find(name) switch
    {
        null => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } scalar when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number >= lowest && number <= highest ? number : throw Wrong(scalar, name, $"{text} is outside {lowest} to {highest}", fix),
        var other => throw Wrong(other, name, "is not a number", fix),
    };

    /// <summary>The refusal of a field's value.</summary>
    public UsageException Wrong(string name, string problem, string fix) => Wrong(Find(name) ?? map, name, problem, fix);

    /// <summary>Whether a field's value is a mapping.</summary>
    public bool IsMap(string name) => Find(name) is YamlMappingNode;

    private YamlNode? Find(string name) => map.Children.FirstOrDefault(entry => NameOf(entry.Key) == name).Value;

    private UsageException Wrong(YamlNode node, string name, string problem, string fix) => Place(node).Refuse(path + name, problem, fix);

    private FilePlace Place(YamlNode node) => new(file, node.Start.Line);

    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? key.ToString();

    private static bool IsNull(YamlScalarNode scalar) => scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" };
}
