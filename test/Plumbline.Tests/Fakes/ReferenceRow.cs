using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Fakes;

/// <summary>One row of the published figures of a set, with its tolerance.</summary>
internal sealed record ReferenceRow(JsonElement Values, double Tolerance)
{
    /// <summary>The row by its name; skips the test when the folder of sets is not there.</summary>
    public static ReferenceRow Of(string set, string row)
    {
        var found = RealData.Reference(set).GetProperty(row);
        return new(found.GetProperty("values"), found.GetProperty("tolerance").GetDouble());
    }

    /// <summary>The names of the figures.</summary>
    public IEnumerable<string> Names => Values.EnumerateObject().Select(value => value.Name);

    /// <summary>The figure at a path of names.</summary>
    public double At(params ReadOnlySpan<string> path)
    {
        var value = Values;
        foreach (var name in path)
        {
            value = value.GetProperty(name);
        }

        return value.GetDouble();
    }

    /// <summary>Asserts that a figure is the one published at a path of names.</summary>
    public void Holds(double measured, params ReadOnlySpan<string> path) =>
        Assert.True(Math.Abs(At(path) - measured) <= Tolerance, $"{string.Join('/', path)}: {At(path)} is published, {measured} is measured.");

    /// <summary>Asserts that a measurement is known, and the one published at a path of names.</summary>
    public void Holds(Measurement measured, params ReadOnlySpan<string> path) => Holds(Assert.IsType<Measurement.Known>(measured).Value, path);
}
