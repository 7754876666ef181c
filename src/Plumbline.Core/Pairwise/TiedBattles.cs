using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>Strengths of models where ties have a chance of their own, instead of being half a win.</summary>
public static class TiedBattles
{
    private const int MostRounds = 200;
    private const double Largest = 30;

    /// <summary>Estimates strengths and how often models tie.</summary>
    /// <param name="battles">Each won, lost or tied: scores 1, 0 or 0.5. In any order.</param>
    /// <param name="rule">How ties come about.</param>
    /// <returns>
    /// Strengths that sum to 0 with bounds clustered by prompt, and the parameter of ties. Unknown when wins and ties do not connect all the models,
    /// or some models only won or tied against the others (<see cref="Cause.NotConnected"/>), or there are no ties or nothing but ties (<see cref="Cause.NoVariation"/>): without ties use <see cref="BradleyTerry"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A score is none of the three, a model has no name or meets itself, or a weight is not positive.</exception>
    /// <remarks>
    /// Half a win for a tie pulls strengths together; this does not. Newton's method on a concave likelihood. Cost a round: battles + models³.
    /// Sources: beside each <see cref="TieRule"/>.
    /// </remarks>
    public static TiedBattlesFit Of(IReadOnlyList<Battle> battles, TieRule rule)
    {
        var tournament = Tournament.Of(battles);
        if (battles.Any(battle => battle.Score is not (0 or 0.5 or 1)))
        {
            throw new ArgumentException($"The score {battles.First(battle => battle.Score is not (0 or 0.5 or 1)).Score} is not 0, 0.5 or 1.", nameof(battles));
        }

        var ties = battles.Count(battle => battle.Score == 0.5);
        var (cause, reason) = (ties, tournament.Unconnected()) switch
        {
            (0, _) => (Cause.NoVariation, "There are no ties, so how often models tie cannot be told."),
            var (tied, _) when tied == battles.Count => (Cause.NoVariation, "There are only ties, so no model is stronger."),
            (_, { } lost) => (Cause.NotConnected, $"No chain of wins leads from every model to {lost} and back."),
            _ => ((Cause?)null, ""),
        };
        return cause is { } unknown ? new(tournament, rule, null, new Measurement.Unknown(unknown, reason)) : Climb(tournament, rule);
    }

    private static TiedBattlesFit Climb(Tournament tournament, TieRule rule)
    {
        var point = new double[tournament.Models.Length + 1];
        point[^1] = rule == TieRule.RaoKupper ? 0.5 : 0;
        var height = TieSlopes.Height(tournament, rule, point);
        for (var round = 0; round < MostRounds && point.Max(Math.Abs) < Largest; round++)
        {
            var (slope, information) = TieSlopes.Of(tournament, rule, point);
            if (Cholesky.Of(information)?.Solve(slope) is not { } step)
            {
                break;
            }

            if (slope.Zip(step, (one, other) => one * other).Sum() < 1e-16 * Math.Max(1, Math.Abs(height)))
            {
                return new(tournament, rule, point, null);
            }

            var share = 1.0;
            var next = Along(point, step, share);
            while (share > 1e-9 && !(TieSlopes.Height(tournament, rule, next) >= height - (1e-13 * Math.Abs(height))))
            {
                next = Along(point, step, share /= 2);
            }

            (point, height) = (next, TieSlopes.Height(tournament, rule, next));
        }

        return new(tournament, rule, null, new Measurement.Unknown(Cause.NotConnected, "Some models only won or tied against the others, so no finite strengths fit best."));
    }

    private static double[] Along(double[] from, double[] step, double share) => [.. from.Zip(step, (start, up) => start + (share * up))];
}

/// <summary>What <see cref="TiedBattles"/> found.</summary>
public sealed class TiedBattlesFit
{
    private readonly Tournament tournament;
    private readonly TieRule rule;
    private readonly double[]? point;
    private readonly Measurement.Unknown? unknown;
    private readonly double[,] inverse = new double[0, 0];
    private readonly double[,] covariance = new double[0, 0];

    internal TiedBattlesFit(Tournament tournament, TieRule rule, double[]? point, Measurement.Unknown? unknown)
    {
        (this.tournament, this.rule, this.point, this.unknown) = (tournament, rule, point, unknown);
        if (point is not null)
        {
            LogLikelihood = TieSlopes.Height(tournament, rule, point);
            (inverse, covariance) = TieSlopes.Sandwich(tournament, rule, point);
            TieParameter = rule == TieRule.Davidson ? Math.Exp(point[^1]) : point[^1];
        }
    }

    /// <summary>The models, in ordinal order.</summary>
    public IReadOnlyList<string> Models => tournament.Models;

    /// <summary>ν of Davidson, η of Rao and Kupper: 0 for no ties, the larger the more; null when there are no strengths.</summary>
    public double? TieParameter { get; }

    /// <summary>Log-likelihood of the battles; null when there are no strengths.</summary>
    public double? LogLikelihood { get; }

    /// <summary>A model's strength against the average of the models, in natural log-odds, with "sandwich" bounds; the count is the prompts it answered.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Without bounds when fewer than two prompts tell of it, or nothing varies from prompt to prompt.</returns>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public Measurement Strength(string model, double level = 0.95)
    {
        var place = tournament.IndexOf(model);
        ConfidenceLevel.Tail(level);
        return point is null
            ? unknown!
            : SandwichBounds.Of(point[place], Math.Max(0, covariance[place, place]), TieSlopes.Information(tournament, rule, point, inverse, place), tournament.Prompts(place), level);
    }
}
