using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Datasets;

/// <summary>Which share of the groups plays which role. Where the share of train is not stated, it takes what is left over.</summary>
/// <param name="Seed">Seed of the assignment, so that it can be replayed.</param>
/// <param name="Shares">Share of each split, each in [0, 1], together at most 1.</param>
public sealed record SplitShares(ulong Seed, IReadOnlyDictionary<Split, double> Shares)
{
    /// <summary>Of the groups, 0.6 train, 0.3 test, and 0.1 calibrate evaluators and judges.</summary>
    public static SplitShares Default(ulong seed) => new(seed, new Dictionary<Split, double>
    {
        [Split.Train] = 0.6,
        [Split.Test] = 0.3,
        [Split.Calibration] = 0.1,
    });

    /// <summary>The role of a group: it depends on the seed and the group's name alone, so that growth moves nothing.</summary>
    /// <param name="group">The group's name: a conversation or prompt cluster.</param>
    public Split Of(string group)
    {
        var draw = SplitMix64.For(Seed ^ Fnv1a.Hash(group), "dataset/split").NextUnit();
        var below = 0.0;
        foreach (var (split, share) in Shares.OrderBy(pair => pair.Key))
        {
            below += share;
            if (draw < below)
            {
                return split;
            }
        }

        return Split.Train;
    }

    /// <summary>Every reason to refuse the shares; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. Shares.Where(pair => pair.Value is not (>= 0 and <= 1))
            .Select(pair => new Refusal($"splits.{JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Key.ToString())}", "A share goes from 0 to 1.")),
        .. Shares.Values.Sum() > 1 + 1e-9 ? [new Refusal("splits", "The shares add up to more than 1.")] : Array.Empty<Refusal>(),
        .. Shares.ContainsKey(Split.Train) && Shares.Values.Sum() < 1 - 1e-9
            ? [new Refusal("splits.train", "The shares add up to less than 1. Leave train out, and it takes what is left over.")]
            : Array.Empty<Refusal>(),
    ];
}
