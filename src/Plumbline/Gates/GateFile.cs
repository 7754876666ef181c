using System.Text;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>Reads a gate file strictly.</summary>
internal static class GateFile
{
    private const string RegressionFix = "Write regression: { previous: 0.02, anchor: 0.02 }.";
    private const string IndependenceFix = "Write independence: { minimum: 200, gap: 0.03 }; or leave it out.";
    private const string ShareFix = "Write a number from 0 to 1, without quotes.";
    private const double LeastConfidence = 0.500001; // nearer to a half there are no bounds, nearer to 1 no number of items reaches them
    private const double MostConfidence = 0.999999;
    private const double MostLooks = 1_000_000;
    private const string SpendFix = "Write looks: { spend: six_over_pi2_k2 }, geometric, or { budget: 10 }; or leave looks out.";

    /// <summary>The rules of the file at a path.</summary>
    /// <exception cref="UsageException">The file, or the rubric it names, is not there, or the file breaks the format.</exception>
    public static GateRules Read(string path) =>
        Read(path, Encoding.UTF8.GetString(TextFile.Read(path, "gate file", "Give the path of a gate file with --file.")));

    /// <summary>The rules of a file's text.</summary>
    /// <param name="path">Its path, for messages and for the rubric beside it.</param>
    /// <param name="text">The text.</param>
    /// <param name="rubricFiles">False where the text comes from elsewhere: then a rubric is a published version, never a path on this machine.</param>
    public static GateRules Read(string path, string text, bool rubricFiles = true)
    {
        if (YamlFields.Load(path, text) is not { } root)
        {
            return new([]);
        }

        root.Only("rubric", "decision", "confidence", "dimensions", "regression", "looks", "independence");
        var margins = Margins(root);
        return new(
            root.Map("dimensions", "Write a mapping: a dimension's name, and its rules in braces.") is { } dimensions
                ? [.. dimensions.Names.Select(name => Dimension(dimensions, name, margins))]
                : [],
            Decision(root),
            Confidence(root),
            Spending(root),
            root.Text("rubric", "Write the path of a rubric file, or a published version.") is { } rubric ? RubricReference.Resolve(rubricFiles ? path : null, rubric, root) : null,
            Independence(root));
    }

    /// <summary>The rubric file that a gate file names, when it is one; nothing when the gate file cannot be read.</summary>
    public static IEnumerable<string> RubricOf(string path)
    {
        try
        {
            return File.Exists(path) && YamlFields.Load(path, File.ReadAllText(path))?.Text("rubric", "") is { } rubric ? [RubricReference.PathOf(path, rubric)] : [];
        }
        catch (UsageException)
        {
            return []; // reading the rules says what is wrong
        }
    }

    private static DimensionRule Dimension(YamlFields dimensions, string name, Regression margins)
    {
        var rule = dimensions.Map(name, "Write the rules in braces, e.g. { minimum: 0.95 }.")!.Only("minimum", "regression", "max_missing");
        return string.IsNullOrWhiteSpace(name)
            ? throw dimensions.Wrong(name, "the dimension has no name", "Write the name that the score rows use.")
            : new(name, rule.Number("minimum", 0, 1, ShareFix), Margins(rule).Or(margins), rule.Number("max_missing", 0, 1, ShareFix) ?? 0);
    }

    private static Regression Margins(YamlFields fields) => fields.Map("regression", RegressionFix)?.Only("previous", "anchor") is { } margins
        ? new(margins.Number("previous", 0, 1, ShareFix), margins.Number("anchor", 0, 1, ShareFix))
        : new();

    private static DecisionBasis Decision(YamlFields root)
    {
        const string fix = "Write confidence or threshold.";
        return root.Text("decision", fix) switch
        {
            null or "confidence" => DecisionBasis.Confidence,
            "threshold" => DecisionBasis.Threshold,
            var other => throw root.Wrong("decision", $"'{other}' is no way to decide", fix),
        };
    }

    private static double Confidence(YamlFields root) =>
        root.Number("confidence", LeastConfidence, MostConfidence, $"Write a number from {LeastConfidence} to {MostConfidence}, e.g. 0.95.") ?? 0.95;

    private static LookSpending? Spending(YamlFields root)
    {
        if (root.Map("looks", SpendFix)?.Only("spend") is not { } looks)
        {
            return null;
        }

        if (looks.IsMap("spend"))
        {
            return looks.Map("spend", SpendFix)!.Only("budget") is var spend && spend.Number("budget", 1, MostLooks, SpendFix) is { } budget && budget == Math.Floor(budget)
                ? new LookSpending.Budget((int)budget)
                : throw looks.Wrong("spend", "the budget is no whole number of looks", SpendFix);
        }

        return looks.Text("spend", SpendFix) switch
        {
            "six_over_pi2_k2" => new LookSpending.SixOverPi2K2(),
            "geometric" => new LookSpending.Geometric(),
            var other => throw looks.Wrong("spend", other is null ? "is missing" : $"'{other}' is no way to spend", SpendFix),
        };
    }

    private static IndependenceLimits? Independence(YamlFields root)
    {
        if (root.Map("independence", IndependenceFix)?.Only("minimum", "gap") is not { } limits)
        {
            return null;
        }

        var minimum = limits.Number("minimum", 1, int.MaxValue, IndependenceFix);
        return minimum is { } asked && asked != Math.Floor(asked)
            ? throw limits.Wrong("minimum", "is no whole number of items", IndependenceFix)
            : new((int?)minimum, limits.Number("gap", 0, 1, ShareFix) ?? IndependenceRule.Gap);
    }
}
