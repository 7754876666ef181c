using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Governors;

/// <summary>Outcomes as JSON lines: {"release","unit","reward"?,"outcome"}.</summary>
internal static class OutcomeFile
{
    private const string ReleaseFix = "Write \"candidate\", \"baseline\" or \"anchor\".";

    private static readonly JsonField[] Fields =
    [
        new("release", ReleaseFix),
        new("unit", "Write the unit's id (a conversation, a user), a text of 1 to 800 characters."),
        new("reward", "Write a number from -1e100 to 1e100, or leave the field out.", Required: false),
        new("outcome", "Write 1 when the unit ended well, 0 when it did not."),
    ];

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="UsageException">The file is not there, a line breaks the format, or a unit has two outcomes for one release.</exception>
    public static IReadOnlyList<OutcomeRow> Read(string path)
    {
        Dictionary<(Release, string), long> lines = [];
        return JsonLines.Read(path, TextFile.Read(path, "outcomes file", "Give the path of a file of outcomes."), ReadRow, RefuseSecond);

        void RefuseSecond(OutcomeRow row, FilePlace place)
        {
            if (!lines.TryAdd((row.Release, row.Unit), place.Line))
            {
                throw place.Refuse(
                    "unit",
                    $"'{row.Unit}' has an outcome for this release already, in line {lines[(row.Release, row.Unit)]}",
                    "Keep one line for each release and unit.");
            }
        }
    }

    private static OutcomeRow ReadRow(ref Utf8JsonReader json, FilePlace place)
    {
        var (release, unit, good) = (Release.Candidate, "", false);
        double? reward = null;
        var fields = new JsonFields(place, Fields);
        while (fields.Next(ref json) is { } field)
        {
            switch (field)
            {
                case "release": release = ReadRelease(ref json, fields); break;
                case "unit": unit = fields.Id(ref json); break;
                case "reward": reward = ReadReward(ref json, fields); break;
                default: good = ReadOutcome(ref json, fields); break;
            }
        }

        return new(release, unit, reward, good);
    }

    private static Release ReadRelease(ref Utf8JsonReader json, JsonFields fields) => fields.Text(ref json) switch
    {
        "candidate" => Release.Candidate,
        "baseline" => Release.Baseline,
        "anchor" => Release.Anchor,
        var other => throw fields.Wrong($"'{other}' is no release"),
    };

    private static double? ReadReward(ref Utf8JsonReader json, JsonFields fields) => fields.Number(ref json) switch
    {
        > 1e100 or < -1e100 => throw fields.Wrong("is too large"),
        var reward => reward,
    };

    private static bool ReadOutcome(ref Utf8JsonReader json, JsonFields fields) => fields.Number(ref json) switch
    {
        0 => false,
        1 => true,
        null => throw fields.Wrong("is null"),
        var other => throw fields.Wrong($"{other} is neither 0 nor 1"),
    };
}
