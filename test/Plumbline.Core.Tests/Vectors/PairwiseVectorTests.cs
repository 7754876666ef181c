using System.Text.Json;
using Plumbline.Pairwise;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class PairwiseVectorTests
{
    private static readonly string[] Families =
    [
        "bradley-terry MLE", "bradley-terry ridge", "BT contrast", "BT goodness of fit", "BT separation", "ties", "elo", "circular triads & zeta", "position bias",
        "length-controlled win rate", "style control", "win rate with ties", "cluster-robust SE of a mean",
    ];

    private static readonly VectorFamily Family = new()
    {
        Key = one => Families.FirstOrDefault(family => one.Name.StartsWith(family, StringComparison.Ordinal)) ?? one.Name,
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["bradley-terry MLE"] = Strengths,
            ["bradley-terry ridge"] = one => new { theta = Theta(BradleyTerry.Of(Battles(one), one.Number("lambda"))) },
            ["BT contrast"] = Contrast,
            ["BT goodness of fit"] = one => BradleyTerry.Of(Battles(one)).GoodnessOfFit() is { } fit ? new { deviance = fit.Deviance, df = fit.Degrees, p = fit.P } : null,
            ["BT separation"] = Separated,
            ["ties"] = Ties,
            ["elo"] = one => new { ratings = Elo.Of(one.Input.GetProperty("battles_i_j_score_i").EnumerateArray().Select(Battle)).Values },
            ["circular triads & zeta"] = Triads,
            ["position bias"] = Positions,
            ["length-controlled win rate"] = Lengths,
            ["style control"] = Styles,
            ["win rate with ties"] = Rate,
            ["cluster-robust SE of a mean"] = Clustered,
        },

        NotOffered = new Dictionary<(string, string), string>
        {
            [("length-controlled win rate", "se_alpacaeval_sem_of_predictions")] = "the error that is too small on purpose",
            [("cluster-robust SE of a mean", "se_iid_ddof0")] = "that of independent scores, which WinRate gives with n - 1",
        },
    };

    [Fact]
    public void Comparisons_of_two_match_the_worked_cases() => Family.Check("03_pairwise.json");

    private static Answer Strengths(VectorCase one)
    {
        var fit = BradleyTerry.Of(Battles(one));
        var beats = one.Expected.EnumerateObject().Single(figure => figure.Name.StartsWith("p_", StringComparison.Ordinal)).Name;
        return new()
        {
            ["theta_sum_zero"] = Theta(fit),
            ["elo_scale_1000_400_log10"] = fit.Models.Select(fit.Rating),
            ["loglik"] = fit.LogLikelihood,
            ["se_model"] = fit.Models.Select((_, place) => fit.Error(place, sandwich: false)),
            ["se_sandwich"] = fit.Models.Select((_, place) => fit.Error(place, sandwich: true)),
            [beats] = Value(fit.Chance(beats.Split('_')[1], beats.Split('_')[3])),
        };
    }

    private static object Contrast(VectorCase one)
    {
        var fit = BradleyTerry.Of(Battles(one));
        int[] models = [.. one.Name.Split(' ')[^1].Split('-').Select(model => int.Parse(model, System.Globalization.CultureInfo.InvariantCulture))];
        return new
        {
            diff = Value(fit.Contrast($"{models[0]}", $"{models[1]}")),
            se_model = fit.Error(models[0], models[1], sandwich: false),
            se_sandwich = fit.Error(models[0], models[1], sandwich: true),
        };
    }

    private static object Separated(VectorCase one)
    {
        Assert.IsType<Measurement.Unknown>(BradleyTerry.Of(Battles(one)).Strength("0"));
        var fit = BradleyTerry.Of(Battles(one), one.Number("lambda"));
        return new { strongly_connected = fit.IsConnected, theta = Theta(fit) };
    }

    private static object Ties(VectorCase one)
    {
        var battles = Battles(one);
        var (davidson, rao) = (TiedBattles.Of(battles, TieRule.Davidson), TiedBattles.Of(battles, TieRule.RaoKupper));
        return new
        {
            theta_half = Theta(BradleyTerry.Of(battles)),
            davidson_theta = davidson.Models.Select(model => Value(davidson.Strength(model))),
            davidson_nu = davidson.TieParameter,
            davidson_loglik = davidson.LogLikelihood,
            rao_kupper_theta = rao.Models.Select(model => Value(rao.Strength(model))),
            rao_kupper_eta = rao.TieParameter,
            rao_kupper_loglik = rao.LogLikelihood,
        };
    }

    private static object Triads(VectorCase one)
    {
        var found = one.Input.GetProperty("D").EnumerateArray()
            .Select(table => CircularTriads.Of([.. table.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32() == 1).ToArray())])).ToArray();
        return new { triads = found.Select(judge => (double)judge.Count), zeta = found.Select(judge => Value(judge.Zeta)) };
    }

    private static object Positions(VectorCase one)
    {
        var pairs = one.Input.GetProperty("pairs_[winner when A first, winner when B first]").EnumerateArray()
            .Select(pair => new SwappedVerdict(Enum.Parse<Winner>(pair[0].GetString()!, ignoreCase: true), Enum.Parse<Winner>(pair[1].GetString()!, ignoreCase: true)));
        var bias = PositionBias.Of([.. pairs]);
        return new
        {
            consistency = Value(bias.Consistency),
            first_slot_share = Value(bias.FirstSlotShare),
            flips_to_first = bias.FlipsToFirst,
            flips_to_second = bias.FlipsToSecond,
            mcnemar_exact_p = bias.P,
            win_rate_A_consistent_else_tie = Value(bias.WinRateOfA),
        };
    }

    private static Answer Lengths(VectorCase one)
    {
        var (baseline, model, difficulty, score) = (one.Numbers("len_baseline"), one.Numbers("len_model"), one.Numbers("difficulty"), one.Numbers("pref_model"));
        LengthBattle[] battles = [.. score.Select((won, row) => new LengthBattle(model[row], baseline[row], won, difficulty[row]))];
        var (plain, ridged) = (LengthControlledWinRate.Of(battles, ridge: 0), LengthControlledWinRate.Of(battles));
        var design = LengthDesign.Of(battles);
        return new()
        {
            ["sd_delta_len_ddof1"] = design.Deviation,
            ["coef_unpenalised_[tanh_len,difficulty,theta]"] = new[] { plain.LengthEffect, plain.DifficultyEffect, plain.Strength },
            ["raw_win_rate"] = Value(plain.Raw),
            ["lc_win_rate"] = Value(plain.Controlled),
            ["se_influence"] = Error(plain.Controlled, battles.Length - 1),
            ["coef_ridge_lam1_no_pen_on_theta"] = new[] { ridged.LengthEffect, ridged.DifficultyEffect, ridged.Strength },
            ["lc_ridge"] = Value(ridged.Controlled),
        };
    }

    private static object Styles(VectorCase one)
    {
        var (score, tokensA, tokensB, headersA, headersB) = (one.Numbers("score_a"), one.Numbers("tokens_a"), one.Numbers("tokens_b"), one.Numbers("headers_a"), one.Numbers("headers_b"));
        StyledBattle[] battles =
        [
            .. one.Input.GetProperty("pairs").EnumerateArray().Select((pair, row) => new StyledBattle(
                new($"{pair[0]}", $"{pair[1]}", score[row]), [tokensA[row], headersA[row]], [tokensB[row], headersB[row]])),
        ];
        var fit = StyleControl.Of(battles, one.Number("l2"));
        var plain = StyleControl.Of([.. battles.Select(battle => new StyledBattle(battle.Battle, [], []))], one.Number("l2"));
        return new
        {
            features_first_row = StyleControl.Features(battles).Select(feature => feature[0]),
            ratings_natural = fit.Models.Select(model => Value(fit.Strength(model)) / Math.Log(10)),
            ratings_elo = fit.Models.Select(fit.Rating),
            style_coef = Enumerable.Range(0, 2).Select(feature => Value(fit.Pull(feature))),
            ratings_without_control = plain.Models.Select(model => Value(plain.Strength(model)) / Math.Log(10)),
        };
    }

    private static object Rate(VectorCase one)
    {
        var rate = WinRate.Of(one.Numbers("scores"));
        var bounds = Assert.IsType<Measurement.Known>(rate).Interval!.Value;
        return new { mean = Value(rate), sem = Error(rate, one.Numbers("scores").Length - 1), ci95_t = new[] { bounds.Low, bounds.High } };
    }

    private static object Clustered(VectorCase one)
    {
        string[] clusters = [.. one.Numbers("cluster").Select(cluster => $"{cluster}")];
        return new { se_cluster = Error(WinRate.Of(one.Numbers("scores"), clusters), clusters.Distinct().Count() - 1) };
    }

    private static IEnumerable<double> Theta(BradleyTerryFit fit) => fit.Models.Select(model => Value(fit.Strength(model)));

    private static double Error(Measurement measured, int degrees) => Assert.IsType<Measurement.Known>(measured) is { Interval: { } bounds }
        ? (bounds.High - bounds.Low) / 2 / -Statistics.Distributions.StudentT.Quantile(0.025, degrees)
        : double.NaN;

    private static List<Battle> Battles(VectorCase one)
    {
        var battles = new List<Battle>();
        var wins = one.Input.GetProperty("wins_row_beats_col").Deserialize<int[][]>()!;
        var ties = one.Input.TryGetProperty("ties_upper", out var upper) ? upper.Deserialize<int[][]>()! : [.. wins.Select(row => new int[row.Length])];
        for (var row = 0; row < wins.Length; row++)
        {
            for (var column = 0; column < wins.Length; column++)
            {
                battles.AddRange(Enumerable.Repeat(new Battle($"{row}", $"{column}", 1), wins[row][column]));
                battles.AddRange(Enumerable.Repeat(new Battle($"{row}", $"{column}", 0.5), ties[row][column]));
            }
        }

        return battles;
    }

    private static Battle Battle(JsonElement row) => new($"{row[0]}", $"{row[1]}", row[2].GetDouble());

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
