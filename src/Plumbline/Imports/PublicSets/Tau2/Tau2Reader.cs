using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>Finds the simulation results in a file of the benchmark, packed or not.</summary>
internal static class Tau2Reader
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Every run of a file; members of an archive that are no simulation results are passed over.</summary>
    /// <exception cref="UsageException">The file holds no simulation results, or broken ones.</exception>
    public static async Task<IReadOnlyList<Tau2Run>> ReadAsync(string path, CancellationToken cancel)
    {
        List<Tau2Run> runs = [];
        await foreach (var document in Archive.ReadAsync(path, cancel))
        {
            if (await ReadAsync(path, document, cancel) is { } run)
            {
                runs.Add(run);
            }
        }

        return runs.Count > 0
            ? runs
            : throw new UsageException($"{path}: there are no tau2 simulation results in it. Give a JSON file with \"info\" and \"simulations\", or a .tar.gz of such files.");
    }

    private static async Task<Tau2Run?> ReadAsync(string path, Document document, CancellationToken cancel)
    {
        using var json = await ParseAsync(document, cancel);
        if (json is not { RootElement.ValueKind: JsonValueKind.Object }
            || !json.RootElement.TryGetProperty("info", out _)
            || !json.RootElement.TryGetProperty("simulations", out var simulations)
            || simulations.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var place = document.Name is { } member ? $"{path}: {member}" : path;
        try
        {
            return Tau2Mapping.Run(json.RootElement.Deserialize<Tau2Wire>(Format)!, place);
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{place}: {wrong.Path} is not as tau2 writes it. Export the simulation results again.");
        }
    }

    private static async Task<JsonDocument?> ParseAsync(Document document, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(document.Content, cancellationToken: cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
