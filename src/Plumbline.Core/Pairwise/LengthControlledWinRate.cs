using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>One battle of a model against a baseline, with the length of both answers.</summary>
/// <param name="ModelLength">Characters of the model's answer.</param>
/// <param name="BaselineLength">Characters of the baseline's.</param>
/// <param name="Score">1 when the model won, 0.5 for a tie, 0 when it lost.</param>
/// <param name="Difficulty">How hard the instruction is, on any scale with 0 for the average; null when it is not known, and then for all rows.</param>
/// <param name="Prompt">What both answered; rows of one prompt are no independent evidence. Null when each row has its own.</param>
public readonly record struct LengthBattle(double ModelLength, double BaselineLength, double Score, double? Difficulty = null, string? Prompt = null);

/// <summary>How often a model would win if its answers were as long as the baseline's.</summary>
/// <param name="Controlled">The win rate at equal length, with bounds that count the error of the fit.</param>
/// <param name="Raw">The win rate as it stands.</param>
/// <param name="LengthEffect">φ, the change of log-odds when the baseline's answer is much the longer; below 0 when longer answers win. Null when all differences of length are the same.</param>
/// <param name="DifficultyEffect">ψ, the change of log-odds with difficulty; null when difficulty is not known.</param>
/// <param name="Strength">θ, the log-odds at equal length and average difficulty.</param>
public sealed record LengthControlledWinRate(Measurement Controlled, Measurement Raw, double? LengthEffect, double? DifficultyEffect, double? Strength)
{
    /// <summary>Fits P(model wins) = sigmoid(θ + φ tanh((baseline − model length) / sd) + ψ difficulty) and takes the length away.</summary>
    /// <param name="battles">In any order.</param>
    /// <param name="ridge">λ of a penalty on φ and ψ, not on θ; 0 for none.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The mean of sigmoid(θ + ψ difficulty), 0 to 1, with bounds of t by the influence of each prompt. Unknown with fewer than three battles, or
    /// when the predictors separate wins from losses so that no fit is finite.
    /// </returns>
    /// <exception cref="ArgumentException">A length is negative or not finite, a score is not between 0 and 1, or some rows have a difficulty and some not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is negative, or the level is outside (0, 1).</exception>
    /// <remarks>
    /// The error is that of the whole estimate, not only of the spread of predictions, which is far too small. Cost: a few passes over the rows.
    /// Source: Y. Dubois, B. Galambosi, P. Liang, T. B. Hashimoto, "Length-controlled AlpacaEval", 2024; the error is our own.
    /// </remarks>
    public static LengthControlledWinRate Of(IReadOnlyList<LengthBattle> battles, double ridge = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(battles);
        ArgumentOutOfRangeException.ThrowIfNegative(ridge);
        ConfidenceLevel.Tail(level);
        var raw = WinRate.Of([.. battles.Select(battle => battle.Score)], Prompts(battles), level);
        var design = LengthDesign.Of(battles);
        if (battles.Count < 3)
        {
            return new(new Measurement.Unknown(Cause.TooFew, $"{battles.Count} battles do not tell length from strength."), raw, null, null, null);
        }

        return LogisticFit.Of(design.Rows, design.Ridge(ridge)) is { } fit
            ? new(design.Controlled(fit, level), raw, design.LengthEffect(fit), design.DifficultyEffect(fit), fit.Coefficients[0])
            : new(new Measurement.Unknown(Cause.Separation, "Length, difficulty or the verdicts themselves tell every win from every loss, so the fit is not finite."), raw, null, null, null);
    }

    private static IReadOnlyList<string>? Prompts(IReadOnlyList<LengthBattle> battles) =>
        battles.All(battle => battle.Prompt is null) ? null : [.. battles.Select((battle, row) => battle.Prompt is { } prompt ? $"prompt {prompt}" : $"row {row}")];
}
