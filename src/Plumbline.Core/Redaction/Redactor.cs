using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Plumbline.Redaction;

/// <summary>Takes out of texts what a project does not want to keep.</summary>
public sealed class Redactor
{
    private const int HashDigits = 12;
    private readonly IReadOnlyDictionary<SensitiveKind, RedactionRule> rules;
    private readonly Dictionary<string, Regex> patterns;
    private readonly Dictionary<string, RedactionRule> own;
    private readonly HashSet<SensitiveKind> kinds;
    private readonly byte[] key;

    /// <summary>Makes a redactor.</summary>
    /// <param name="settings">What is taken out, and how.</param>
    /// <param name="key">The key of hashes; the same key gives the same hash.</param>
    /// <exception cref="ArgumentException">A pattern of the settings is no pattern; the message names it.</exception>
    public Redactor(RedactionSettings settings, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (rules, this.key) = (settings.Kinds, key);
        kinds = [.. settings.Kinds.Keys];
        patterns = settings.Patterns.ToDictionary(pattern => pattern.Key, pattern => RedactionSettings.Compiled(pattern.Key, pattern.Value.Expression), StringComparer.Ordinal);
        own = settings.Patterns.ToDictionary(pattern => pattern.Key, pattern => pattern.Value.Rule, StringComparer.Ordinal);
    }

    /// <summary>The text without what was found; the same object when nothing was. Redacting again changes nothing more. Linear in the text.</summary>
    public string Apply(string text)
    {
        var found = SensitiveText.Find(text, kinds, patterns);
        if (found.Count == 0)
        {
            return text;
        }

        var (redacted, at) = (new StringBuilder(text.Length), 0);
        foreach (var passage in found)
        {
            redacted.Append(text, at, passage.Start - at).Append(Instead(passage, text));
            at = passage.End;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>JSON with every text in it redacted, and every name of a member as it is.</summary>
    public JsonNode? Apply(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Apply(text)),
        JsonArray list => new JsonArray([.. list.Select(item => Apply(item?.DeepClone()))]),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Apply(member.Value?.DeepClone())))),
        _ => node,
    };

    private string Instead(Found passage, string text)
    {
        var name = passage.Name ?? passage.Kind.ToString().ToLowerInvariant();
        return (passage.Name is { } pattern ? own[pattern] : rules[passage.Kind]) switch
        {
            RedactionRule.Mask => $"[{name}]",
            RedactionRule.Hash => $"[{name}:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.Substring(passage.Start, passage.Length))))[..HashDigits]}]",
            _ => "",
        };
    }
}
