using System.Globalization;
using Plumbline.Agreement;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>The number that stands for each value that raters gave: its own on a scale of numbers, its place in the domain otherwise.</summary>
internal sealed class RatedValues
{
    private readonly Dictionary<string, double> numbers;
    private readonly bool areNumbers;

    private RatedValues(Scale scale, IReadOnlyList<string> names, bool areNumbers, bool byPlace)
    {
        (Scale, Names, this.areNumbers) = (scale, names, areNumbers);
        numbers = names.Index().ToDictionary(value => Key(value.Item), value => byPlace ? value.Index : InputRow.Parsed(value.Item)!.Value, StringComparer.Ordinal);
    }

    public Scale Scale { get; }

    /// <summary>The values as they are written.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The numbers of all values.</summary>
    public IReadOnlyList<double> Domain => [.. numbers.Values];

    /// <summary>The values of a scale: those declared, or those given.</summary>
    /// <exception cref="UsageException">The scale needs numbers or an order that the values do not have.</exception>
    public static RatedValues Of(IReadOnlyCollection<string> given, Scale scale, IReadOnlyList<string>? declared)
    {
        string[] names = declared is null ? [.. given.Distinct(StringComparer.Ordinal).OrderBy(text => InputRow.Parsed(text) ?? double.MaxValue).ThenBy(text => text, StringComparer.Ordinal)] : [.. declared];
        var areNumbers = names.All(text => InputRow.Parsed(text) is not null);
        if (scale is Scale.Interval or Scale.Ratio && !areNumbers)
        {
            throw new UsageException($"--scale {Words.Of(scale)}: '{names.First(text => InputRow.Parsed(text) is null)}' is no number. Use --scale nominal, or ordinal with --domain.");
        }

        if (scale == Scale.Ordinal && declared is null && !areNumbers)
        {
            throw new UsageException("--scale ordinal: name the values in their order (--domain low,middle,high).");
        }

        var different = areNumbers ? names.DistinctBy(text => InputRow.Parsed(text)!.Value).ToArray() : names;
        return declared is not null && different.Length < names.Length
            ? throw new UsageException($"--domain {string.Join(',', declared)}: two of the values are the same number. Write each number once.")
            : new(scale, different, areNumbers, byPlace: !areNumbers || (declared is not null && scale is (Scale.Nominal or Scale.Ordinal)));
    }

    /// <summary>The number of a value; null when it is not in the domain.</summary>
    public double? Of(string value) => numbers.TryGetValue(Key(value), out var number) ? number : null;

    /// <summary>Numbers are the same however they are written.</summary>
    private string Key(string text) => areNumbers && InputRow.Parsed(text) is { } number ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture) : text;
}
