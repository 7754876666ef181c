using System.Text.Json;

namespace Plumbline.Optimizers.Objectives;

/// <summary>One worked case of a vector file.</summary>
public sealed class VectorCase(JsonElement body)
{
    public string Name { get; } = body.GetProperty("name").GetString()!;

    private readonly HashSet<string> compared = new(StringComparer.Ordinal);

    /// <summary>Keys of the expected answer that nothing was compared with.</summary>
    public IEnumerable<string> Uncompared => body.GetProperty("expected").EnumerateObject().Select(key => key.Name).Except(compared);

    public double Tolerance { get; } = body.GetProperty("tol").GetDouble();

    public double Number(string name) => Input(name).GetDouble();

    public double[] Row(string name) => Numbers(Input(name));

    public double[][] Rows(string name) => [.. Input(name).EnumerateArray().Select(Numbers)];

    public double[] RowOr(string name, double[] otherwise) => body.GetProperty("input").TryGetProperty(name, out var row) ? Numbers(row) : otherwise;

    /// <summary>Compares with the expected value of that name, nested numbers in reading order; relative where it is above 1.</summary>
    public void Expect(string name, params IEnumerable<double> actual)
    {
        var expected = Flat(body.GetProperty("expected").GetProperty(name)).ToArray();
        var given = actual.ToArray();
        compared.Add(name);

        Assert.Equal(expected.Length, given.Length);
        Assert.All(
            expected.Zip(given),
            pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)),
                $"{Name}: {name} is {pair.Second:r}, expected {pair.First:r}."));
    }

    public void Expect(PairLoss loss)
    {
        Expect("loss", loss.Loss);
        Expect("grad", [.. loss.Chosen, .. loss.Rejected]);
    }

    public void Expect(TokenLoss loss)
    {
        Expect("loss", loss.Loss);
        Expect("grad", loss.Gradient.SelectMany(row => row));
    }

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(number => number.GetDouble())];

    private static IEnumerable<double> Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Flat),
        JsonValueKind.True => [1],
        JsonValueKind.False => [0],
        _ => [value.GetDouble()],
    };

    private JsonElement Input(string name) => body.GetProperty("input").GetProperty(name);
}
