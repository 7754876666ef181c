using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Plumbline.Measures;

/// <summary>Options that are numbers. What is none, or is out of range, is refused with the option's name and what to write.</summary>
internal static class NumberOption
{
    /// <summary>A number between two others, both excluded.</summary>
    public static Option<double> Between(string name, string description, double usual, double low, double high) =>
        new(name) { Description = description, HelpName = "SHARE", DefaultValueFactory = _ => usual, CustomParser = result => Number(result, name, low, high, usual) ?? usual };

    /// <summary>The same, which may be left out.</summary>
    public static Option<double?> Optional(string name, string description, double low, double high, double example) =>
        new(name) { Description = description, HelpName = "SHARE", CustomParser = result => Number(result, name, low, high, example) };

    /// <summary>A whole number from a least one on.</summary>
    public static Option<int> Whole(string name, string description, int least, int usual) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual, CustomParser = result => Whole(result, name, least, usual) ?? usual };

    /// <summary>A whole number that has to be given.</summary>
    public static Option<int> Required(string name, string description, int least, int example) =>
        new(name) { Description = description, HelpName = "N", Required = true, CustomParser = result => Whole(result, name, least, example) ?? example };

    /// <summary>A whole number that may be left out.</summary>
    public static Option<int?> Optional(string name, string description, string helpName, int least, int example) =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => Whole(result, name, least, example) };

    public static ulong Seed(ArgumentResult result) => ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : Refused<ulong>(result, $"--seed: '{Text(result)}' is no whole number from 0 on, e.g. 1.") ?? 0;

    private static double? Number(ArgumentResult result, string name, double low, double high, double example) =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > low && number < high
            ? number
            : Refused<double>(result, string.Create(CultureInfo.InvariantCulture, $"{name}: '{Text(result)}' is no number between {low} and {high}, both excluded, e.g. {example}."));

    private static int? Whole(ArgumentResult result, string name, int least, int example) =>
        int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : Refused<int>(result, $"{name}: '{Text(result)}' is no whole number from {least} on, e.g. {example}.");

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    private static T? Refused<T>(ArgumentResult result, string message)
        where T : struct
    {
        result.AddError(message);
        return null;
    }
}
