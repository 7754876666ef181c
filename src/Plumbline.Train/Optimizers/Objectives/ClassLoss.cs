namespace Plumbline.Optimizers.Objectives;

/// <summary>Losses of a classifier whose classes are not equally common, or whose errors are not equally dear.</summary>
public static class ClassLoss
{
    /// <summary>Focal loss: Σ w (1 − p)^γ (−ln p) / Σ w, with p the probability of the right class and w the weight of that class.</summary>
    /// <param name="logits">One row an item, one value a class.</param>
    /// <param name="labels">The right class of each item, from 0.</param>
    /// <param name="gamma">γ, 0 or more; 0 is the plain likelihood, 2 is usual: what is already right pulls less.</param>
    /// <param name="classWeights">One a class, 0 or more, e.g. n / (K n_c); null weighs all alike.</param>
    /// <returns>The loss and its gradient by the logits.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label is no class, a figure is not finite, or nothing has a weight.</exception>
    /// <remarks>Source: T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, "Focal loss for dense object detection", ICCV 2017.</remarks>
    public static TokenLoss Focal(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels, double gamma, IReadOnlyList<double>? classWeights = null)
    {
        Coefficient.NotNegative(gamma);
        Check(logits, labels, classWeights?.Count);
        double[] weights = [.. labels.Select(label => classWeights?[label] ?? 1)];
        return Mean(logits, weights, (item, shares, gradient) =>
        {
            var (right, log) = (shares[labels[item]].Share, shares[labels[item]].Log);
            var (rest, focus) = (1 - right, Math.Pow(1 - right, gamma));
            // d loss / d ln p = γ (1 − p)^(γ − 1) p ln p − (1 − p)^γ
            var slope = (gamma == 0 || rest == 0 ? 0 : gamma * focus / rest * right * log) - focus;
            for (var k = 0; k < gradient.Length; k++)
            {
                gradient[k] = slope * ((k == labels[item] ? 1 : 0) - shares[k].Share);
            }

            return -focus * log;
        });
    }

    /// <summary>Expected cost: the mean over items of Σ_k cost(right class, k) p_k.</summary>
    /// <param name="logits">One row an item, one value a class.</param>
    /// <param name="labels">The right class of each item, from 0.</param>
    /// <param name="costs">One row a right class: what it costs to say each class instead, 0 or more, 0 on the diagonal.</param>
    /// <returns>The loss, in the unit of the costs, and its gradient by the logits.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label is no class, a figure is not finite, or a cost is negative.</exception>
    /// <remarks>Source: C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001.</remarks>
    public static TokenLoss ExpectedCost(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels, IReadOnlyList<double[]> costs)
    {
        Check(logits, labels, costs.Count);
        if (costs.Where((row, right) => row.Length != costs.Count || row[right] != 0 || row.Any(cost => !(cost >= 0 && double.IsFinite(cost)))).Any())
        {
            throw new ArgumentException("The costs are a square table of finite numbers of 0 or more, with 0 on the diagonal.", nameof(costs));
        }

        return Mean(logits, [.. labels.Select(_ => 1.0)], (item, shares, gradient) =>
        {
            var cost = costs[labels[item]];
            var expected = shares.Select((share, k) => share.Share * cost[k]).Sum();
            for (var k = 0; k < gradient.Length; k++)
            {
                gradient[k] = shares[k].Share * (cost[k] - expected);
            }

            return expected;
        });
    }

    private static TokenLoss Mean(
        IReadOnlyList<double[]> logits, double[] weights, Func<int, (double Share, double Log)[], double[], double> term)
    {
        var total = weights.Sum();
        if (!(total > 0))
        {
            throw new ArgumentException("Nothing to learn from has a weight above 0.");
        }

        var (loss, gradient) = (0.0, logits.Select(row => new double[row.Length]).ToArray());
        for (var item = 0; item < logits.Count; item++)
        {
            loss += weights[item] / total * term(item, Softmax(logits[item]), gradient[item]);
            gradient[item] = [.. gradient[item].Select(slope => weights[item] / total * slope)];
        }

        return new(loss, gradient);
    }

    private static (double Share, double Log)[] Softmax(double[] logits)
    {
        var top = logits.Max();
        var shift = top + Math.Log(logits.Sum(logit => Math.Exp(logit - top)));
        return [.. logits.Select(logit => (Math.Exp(logit - shift), logit - shift))];
    }

    private static void Check(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels, int? classes)
    {
        if (logits.Count != labels.Count)
        {
            throw new ArgumentException($"There are {logits.Count} rows of logits and {labels.Count} labels.", nameof(labels));
        }

        for (var item = 0; item < logits.Count; item++)
        {
            if (labels[item] < 0 || labels[item] >= logits[item].Length || logits[item].Length != (classes ?? logits[item].Length) || !logits[item].All(double.IsFinite))
            {
                throw new ArgumentException($"Item {item} has the label {labels[item]} and {logits[item].Length} logits; there is a finite one for each of {classes ?? logits[item].Length} classes.", nameof(labels));
            }
        }
    }
}
