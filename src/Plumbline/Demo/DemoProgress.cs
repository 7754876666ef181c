using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>The rounds that are over, kept beside the database, so that a killed run goes on with the next.</summary>
/// <param name="Settings">What is played here.</param>
/// <param name="Rounds">The rounds that are over, and what served after each.</param>
internal sealed record DemoProgress(DemoSettings Settings, IReadOnlyList<FinishedRound> Rounds)
{
    public const string FileName = "demo.json";

    /// <summary>The checkpoint that serves now; "base" at the start.</summary>
    public string Production => Rounds.Count == 0 ? Optimizers.Policies.BaseRelease : Rounds[^1].Production;

    /// <summary>Takes up what a folder holds, or starts.</summary>
    /// <exception cref="UsageException">The folder holds a run of something else, or a database that no demo made.</exception>
    public static DemoProgress Open(string folder, DemoSettings settings)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            RefuseForeign(folder);
            return new(settings, []);
        }

        var kept = JsonSerializer.Deserialize<DemoProgress>(File.ReadAllText(file), WireFormat.WithNulls)!;
        return kept.Settings == settings
            ? kept
            : throw new UsageException($"{folder} holds a demo of world {kept.Settings.World}{(kept.Settings.Null ? " --null" : "")}, {kept.Settings.Rounds} rounds, seed {kept.Settings.Seed}. Give --reset to begin anew, or another --data.");
    }

    /// <summary>Writes the file whole or not at all.</summary>
    public void Save(string folder)
    {
        var file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this, WireFormat.WithNulls));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Removes an earlier demo from a folder; a folder that is no demo's is left alone.</summary>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    public static void Reset(string folder)
    {
        RefuseForeign(folder);
        var database = Path.Combine(folder, Database.FileName);
        foreach (var file in new[] { database, database + "-wal", database + "-shm", Path.Combine(folder, FileName) })
        {
            File.Delete(file);
        }
    }

    /// <summary>Simulated facts never go among real ones, and no real ones are removed.</summary>
    private static void RefuseForeign(string folder)
    {
        if (File.Exists(Path.Combine(folder, Database.FileName)) && !File.Exists(Path.Combine(folder, FileName)))
        {
            throw new UsageException($"{folder} holds a database that no demo made; it is left alone. Choose another --data.");
        }
    }
}

/// <summary>A round that is over.</summary>
/// <param name="Report">What is told of it.</param>
/// <param name="Production">The release that serves since.</param>
/// <param name="Scores">Its scores on the round's test items.</param>
/// <param name="Outcome">The outcome of the customers it served.</param>
internal sealed record FinishedRound(RoundReport Report, string Production, IReadOnlyDictionary<string, DemoFigure> Scores, DemoFigure Outcome);
