using Plumbline.Pairwise;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>What wins whoever is better: the first place, and the longer answer.</summary>
internal static class PlaceAndLength
{
    private const string First = "of the verdicts that name a winner, those for the answer shown first; 0.5 is no bias";
    private const string Consistent = "pairs with the same verdict in both orders";
    private const string Longer = "log-odds for one standard deviation more of log length, models held equal; 0 is no bias";

    /// <summary>The pull of the first place, from pairs shown both ways only: otherwise it is mixed up with who stood there.</summary>
    public static IEnumerable<Figure> Place(FoughtBattles battles, double level)
    {
        SwappedVerdict[] pairs = [.. battles.All.Where(battle => battle.Prompt is not null).GroupBy(Pair).Select(Swapped).OfType<SwappedVerdict>()];
        if (pairs.Length == 0)
        {
            var none = new Measurement.Unknown(Cause.NoOverlap, "No two answers were shown both ways, so the first place cannot be told from who stood there: show each pair of a prompt in both orders, once each, and name the prompt.");
            return [new("first_place", First, none), new("same_both_ways", Consistent, none with { Reason = "No two answers were shown both ways." })];
        }

        var bias = PositionBias.Of(pairs, level);
        return [new("first_place", First, bias.FirstSlotShare), new("same_both_ways", Consistent, bias.Consistency)];
    }

    /// <summary>The pull of length with the models held equal, and how often each would win against the baseline at equal length; nothing without lengths.</summary>
    public static IEnumerable<Figure> Length(FoughtBattles battles, string? baseline, double level)
    {
        var told = battles.Rows.Zip(battles.All).Select(pair => new Sized(pair.Second, Measured(pair.First, "first_length"), Measured(pair.First, "second_length")))
            .Where(sized => sized is { First: not null, Second: not null }).ToArray();
        if (told.Length == 0)
        {
            return [];
        }

        var pull = Varies(told)
            ? StyleControl.Of([.. told.Select(sized => new StyledBattle(sized.Battle, [Math.Log(1 + sized.First!.Value)], [Math.Log(1 + sized.Second!.Value)]))]).Pull(0, level)
            : new Measurement.Unknown(Cause.NoVariation, "Any two models always differ in length by the same, so length cannot be told from strength.");
        var left = battles.All.Count - told.Length;
        return
        [
            new("longer_answer", Longer, left > 0 && pull is Measurement.Known known ? known with { Warnings = [.. known.Warnings, $"{left} battles without both lengths are left out."] } : pull),
            .. baseline is null ? [] : AtEqualLength(told, baseline, level),
        ];
    }

    private static IEnumerable<Figure> AtEqualLength(Sized[] told, string baseline, double level) => told
        .Where(sized => sized.Battle.First == baseline || sized.Battle.Second == baseline)
        .GroupBy(sized => sized.Battle.First == baseline ? sized.Battle.Second : sized.Battle.First).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new Figure(
            $"{group.Key} at equal length", $"how often it would win against {baseline} if its answers were as long",
            LengthControlledWinRate.Of([.. group.Select(sized => sized.Against(baseline))], level: level).Controlled));

    private static double? Measured(InputRow row, string column) => row.OptionalNumber(column) switch
    {
        < 0 => throw row.Place.Refuse(column, $"{row.Text(column)} is below 0", "Write the length of the answer in characters or tokens."),
        var length => length,
    };

    /// <summary>Whether two models differ in length now more, now less: only then is length another thing than who answered.</summary>
    private static bool Varies(Sized[] told) => told
        .GroupBy(sized => Pair(sized.Battle with { Prompt = "" }))
        .Any(group => group.Select(sized => (sized.Battle.First == group.Key.One ? 1 : -1) * (sized.First!.Value - sized.Second!.Value)).Distinct().Skip(1).Any());

    private static (string Prompt, string One, string Other) Pair(Battle battle) => string.CompareOrdinal(battle.First, battle.Second) < 0
        ? (battle.Prompt!, battle.First, battle.Second)
        : (battle.Prompt!, battle.Second, battle.First);

    private static SwappedVerdict? Swapped(IGrouping<(string Prompt, string One, string Other), Battle> shown)
    {
        var (one, other) = (shown.Where(battle => battle.First == shown.Key.One).ToArray(), shown.Where(battle => battle.First == shown.Key.Other).ToArray());
        return (one, other) is ([var ahead], [var behind]) ? new(Said(ahead.Score), Said(1 - behind.Score)) : null;
    }

    /// <summary>Who won, the model that comes first by name being A.</summary>
    private static Winner Said(double score) => score switch
    {
        > 0.5 => Winner.A,
        < 0.5 => Winner.B,
        _ => Winner.Tie,
    };

    private sealed record Sized(Battle Battle, double? First, double? Second)
    {
        public LengthBattle Against(string baseline) => Battle.First == baseline
            ? new(Second!.Value, First!.Value, 1 - Battle.Score, Prompt: Battle.Prompt)
            : new(First!.Value, Second!.Value, Battle.Score, Prompt: Battle.Prompt);
    }
}
