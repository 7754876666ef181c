using System.Text.Json;

namespace Plumbline.Vectors;

/// <summary>What the tests compute of a vector file, and, in plain sight, what Plumbline does not offer yet.</summary>
public sealed class VectorFamily
{
    /// <summary>By the stable part of a case's name (or by its function): the computed answer.</summary>
    public required IReadOnlyDictionary<string, Func<VectorCase, object?>> Computed { get; init; }

    /// <summary>Cases of measures that do not exist yet, by the stable part of their name.</summary>
    public IReadOnlySet<string> NotYet { get; init; } = new HashSet<string>();

    /// <summary>Figures that the implementation does not return, by case (as in <see cref="Computed"/>) and key, each with the reason.</summary>
    public IReadOnlyDictionary<(string Case, string Key), string> NotOffered { get; init; } = new Dictionary<(string, string), string>();

    /// <summary>How far an informative case, which has no tolerance of its own, may be off.</summary>
    public double InformativeSlack { get; init; } = 0.05;

    /// <summary>Expected answers that are themselves wrong, by the full name of the case, with the right answer; each has a test that derives it.</summary>
    public IReadOnlyDictionary<string, object> Corrected { get; init; } = new Dictionary<string, object>();

    /// <summary>How a case is found in <see cref="Computed"/> and <see cref="NotYet"/>.</summary>
    public Func<VectorCase, string> Key { get; init; } = one => one.Name;

    /// <summary>Runs every case of the file and fails on a difference, or on a case in neither list.</summary>
    public void Check(string file)
    {
        var cases = VectorFile.Read(file).Select(Correct).ToArray();
        var known = cases.Where(one => Computed.ContainsKey(Key(one))).ToArray();
        var problems = cases.SelectMany(Problems).ToArray();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{file}: {known.Length} of {cases.Length} cases ran, {known.Count(one => one.InformativeOnly)} of them informative; not yet: {string.Join("; ", cases.Select(Key).Where(NotYet.Contains).Distinct())}");
        Assert.NotEmpty(known);
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    private VectorCase Correct(VectorCase one) =>
        Corrected.TryGetValue(one.Name, out var right) ? one with { Expected = JsonSerializer.SerializeToElement(right) } : one;

    private IEnumerable<string> Problems(VectorCase one) => (Computed.GetValueOrDefault(Key(one)), NotYet.Contains(Key(one))) switch
    {
        (null, true) => [],
        (null, false) => [$"{one.Name}: in neither list"],
        (_, true) => [$"{one.Name}: in both lists"],
        var (compute, _) when one.InformativeOnly => (one with { Tolerance = InformativeSlack }).Differences(JsonSerializer.SerializeToNode(compute(one)), WithoutValue(one, compute(one))),
        var (compute, _) => one.Differences(JsonSerializer.SerializeToNode(compute(one)), NotOffered.Keys.Where(left => left.Case == Key(one)).Select(left => left.Key).ToHashSet()),
    };

    /// <summary>Of an informative case what is computed is compared, and nothing else.</summary>
    private static HashSet<string> WithoutValue(VectorCase one, object? computed) =>
        [.. Names(one.Expected).Except(Names(JsonSerializer.SerializeToElement(computed)))];

    private static IEnumerable<string> Names(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name))
        : [];
}
