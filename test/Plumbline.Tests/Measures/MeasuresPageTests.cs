using System.Reflection;
using System.Text.RegularExpressions;
using Plumbline.Layout;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>Keeps the page of measures complete: a measure without a row, and a row without a measure, fail here.</summary>
public sealed partial class MeasuresPageTests
{
    private const int Cells = 6;
    private const string Objectives = "src/Plumbline.Train/Optimizers/Objectives";

    /// <summary>Governors have a page of their own, docs/governors.md; the rest is how measurements travel.</summary>
    private static readonly string[] Elsewhere = ["RewardOutcomeGap", "WireMeasurement"];

    /// <summary>What objectives are made of.</summary>
    private static readonly string[] Parts =
        ["Coefficient", "CrossEntropy", "IPairObjective", "PairLogProbabilities", "PairLoss", "PairObjectiveSettings", "PairObjectives", "PairTerm", "TokenLoss", "TokenMask", "TokenTerm"];

    private static readonly string[][] Rows = [.. Repository.Files.Single(file => file.Path == "docs/measures.md").Lines
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly HashSet<string> Named = [.. Rows.Where(row => row.Length == Cells).SelectMany(row => File().Matches(row[2])).Select(match => Path(match.Groups["path"].Value))];

    [Fact]
    public void Every_measure_of_Core_has_a_row_that_names_its_file()
    {
        Type[] measures = [.. typeof(Measurement).Assembly.GetExportedTypes().Where(type => !Elsewhere.Contains(type.Name) && Measures(type))];
        var missing = measures.Select(type => $"src/Plumbline.Core/{type.Namespace!["Plumbline.".Length..].Replace('.', '/')}/{type.Name}.cs").Where(path => !Named.Contains(path));

        Assert.InRange(measures.Length, 60, 400);
        Offences.None(missing);
    }

    [Fact]
    public void Every_objective_has_a_row_that_names_its_file() =>
        Offences.None(Repository.CodeUnder(Objectives).Select(file => file.Path).Where(path => !Named.Contains(path) && !Parts.Contains(System.IO.Path.GetFileNameWithoutExtension(path))));

    [Fact]
    public void Every_file_that_a_row_names_is_there() =>
        Offences.None(Named.Except(Repository.Files.Select(file => file.Path)));

    [Fact]
    public void Every_row_has_its_six_cells_filled() =>
        Offences.None(Rows.Where(row => row.Length != Cells || row.Any(cell => !cell.Any(char.IsLetterOrDigit))).Select(row => $"docs/measures.md: {string.Join(" | ", row)}"));

    /// <summary>Whether a public static method of the type gives a measurement, or something that holds one.</summary>
    private static bool Measures(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Any(method => !method.IsSpecialName && Holds(method.ReturnType, []));

    private static bool Holds(Type type, HashSet<Type> seen) =>
        typeof(Measurement).IsAssignableFrom(type)
        || type.GetGenericArguments().Any(argument => Holds(argument, seen))
        || (type.Assembly == typeof(Measurement).Assembly && seen.Add(type) && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => Holds(property.PropertyType, seen)));

    private static string Path(string named) => named.StartsWith("Objectives/", StringComparison.Ordinal) ? $"{Objectives}/{named["Objectives/".Length..]}" : $"src/Plumbline.Core/{named}";

    [GeneratedRegex("`(?<path>[A-Za-z0-9/]+\\.cs)`")]
    private static partial Regex File();
}
