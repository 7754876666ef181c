using System.Text.Json;
using Plumbline.Implicit;
using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Vectors;

public sealed class ImplicitVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Name.Split(" (")[0],
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["edit signal"] = Edits,
            ["selection-bias correction: naive / IPS / SNIPS / clipped / AIPW"] = Corrections,
            ["no-assumption"] = one => new
            {
                bounds = one.Numbers("response_rate").Select(rate => SatisfactionBounds.Of(one.Number("thumbs_up_share"), rate)).Select(bounds => new[] { bounds.Low, bounds.High }),
            },
            ["differential response odds: theta = k p/(k p + 1-p), k = P(click|bad)/P(click|good)"] = one => new
            {
                theta = one.Numbers("k").Select(k => SatisfactionBounds.AtClickRatio(one.Number("p_up"), k)),
            },
            ["post-stratified mean"] = Strata,
            ["implicit signals -> P(good), then P(A>B) and pair weight"] = Evidence,
            ["likelihood ratio from audit table"] = Ratio,
            ["retry chain -> pairs"] = Chains,
        },

        NotOffered = new Dictionary<(string, string), string>
        {
            [("retry chain -> pairs", "rule")] = "a sentence",
        },
    };

    [Fact]
    public void Implicit_feedback_matches_the_worked_cases() => Family.Check("08_implicit.json");

    private static object Edits(VectorCase one) => one.Input.GetProperty("output_then_final").EnumerateArray()
        .Select(pair => EditSignal.Of(pair[0].GetString()!, pair[1].GetString()!))
        .Select(edit => new { char_lev = edit.Characters, norm_edit = edit.Share, token_lev = edit.Words, kept_ratio_lcs = Value(edit.Kept), added_tokens = edit.Added });

    private static object Corrections(VectorCase one)
    {
        double[] rewards = one.Numbers("reward_if_seen"), seen = one.Numbers("seen"), propensities = one.Numbers("propensity"), expected = one.Numbers("outcome_model");
        var corrected = ResponseCorrection.Of(
            [.. seen.Select((flag, at) => new RatedServing(flag == 1 ? rewards[at] : null, propensities[at], expected[at]))],
            new(Clip: one.Number("clip"), FewestEffective: 0));
        return new
        {
            naive = Value(corrected.Naive),
            ips = Value(corrected.Ips),
            snips = Value(corrected.Snips),
            snips_se_linearised = Half(corrected.Snips) / Normal.Quantile(0.975),
            ips_clipped = Value(corrected.Clipped),
            aipw = Value(corrected.Aipw),
            aipw_se = Half(corrected.Aipw) / StudentT.Quantile(0.975, seen.Length - 1),
            ess = corrected.EffectiveSize,
        };
    }

    private static object Strata(VectorCase one)
    {
        Stratum[] strata = [.. one.Input.GetProperty("strata_[n,k,pop_share]").EnumerateObject()
            .Select(stratum => new Stratum(stratum.Value[0].GetInt32(), stratum.Value[1].GetInt32(), stratum.Value[2].GetDouble()))];
        var measured = PostStratification.Of(strata);
        return new
        {
            raw = (double)strata.Sum(stratum => stratum.Up) / strata.Sum(stratum => stratum.Rated),
            poststratified = Value(measured),
            se = Half(measured) / Normal.Quantile(0.975),
        };
    }

    private static Dictionary<string, object?> Evidence(VectorCase one)
    {
        var ratios = one.Input.GetProperty("lr");
        double Good(string answer) => EvidenceWeight.Good(
            [.. one.Input.GetProperty(answer).EnumerateArray().Select(signal => (ratios.GetProperty(signal.GetString()!).GetDouble(), (string?)null))], one.Number("cap_logodds"));
        var preference = EvidenceWeight.Preference(Good("A"), Good("B"));
        return new() { ["pA"] = Good("A"), ["pB"] = Good("B"), ["P_A_beats_B"] = preference, ["pair_weight_2p-1"] = EvidenceWeight.OfPair(preference) };
    }

    private static object Ratio(VectorCase one)
    {
        int[] table = [.. one.Numbers("table").Select(count => (int)count)];
        var ratio = Assert.IsType<Measurement.Known>(SignalRatio.Of(table[0], table[1], table[2], table[3]));
        return new { lr = ratio.Value, log_lr_se = Math.Log(ratio.Interval!.Value.High / ratio.Value) / Normal.Quantile(0.975) };
    }

    private static object Chains(VectorCase one) => new
    {
        pairs = RetryChain.Pairs([.. one.Input.GetProperty("events").EnumerateArray().Select(step => new RetryStep(Kind(step[0]), step[1].GetString()))])
            .Select(pair => new { chosen = pair.Chosen, rejected = pair.Rejected }),
    };

    private static RetryStepKind Kind(JsonElement word) => word.GetString() switch
    {
        "gen" or "regen" => RetryStepKind.Answered,
        "copy" or "keep" or "thumbs_up" => RetryStepKind.Accepted,
        var other => throw new ArgumentException($"The event \"{other}\" is not known."),
    };

    private static double Half(Measurement measured)
    {
        var known = Assert.IsType<Measurement.Known>(measured);
        return known.Interval!.Value.High - known.Value;
    }

    private static double? Value(Measurement measured) => (measured as Measurement.Known)?.Value;
}
