using Plumbline.Statistics.Distributions;

namespace Plumbline.Crowd;

/// <summary>The likelihood of <see cref="Glad"/>, its expectation and slopes.</summary>
internal sealed class GladModel(CrowdLabels labels, IReadOnlyList<double>? prior = null)
{
    private const double PriorMean = 1;
    private static readonly double LogNormal = -0.5 * Math.Log(2 * Math.PI);
    private readonly int categories = labels.Categories.Count;

    /// <summary>The chance of each category for each item, one row an item.</summary>
    public double[] Posterior(double[] ability, double[] easiness)
    {
        var posterior = new double[labels.Items.Count * categories];
        for (var item = 0; item < labels.Items.Count; item++)
        {
            var chances = posterior.AsSpan(item * categories, categories);
            for (var truth = 0; truth < categories; truth++)
            {
                chances[truth] = Math.Log(prior?[truth] ?? (1.0 / categories));
            }

            var ease = Math.Exp(easiness[item]);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                chances[labels.LabelOf[row]] += (ability[labels.WorkerOf[row]] * ease) + Math.Log(categories - 1);
            }

            LogChances.Normalise(chances);
        }

        return posterior;
    }

    /// <summary>The expected log-likelihood of the answers and the log-density of abilities and easiness; the shares of categories are left out.</summary>
    public double Expected(double[] posterior, double[] ability, double[] easiness)
    {
        var sum = ability.Sum(LogDensity) + easiness.Sum(LogDensity);
        for (var item = 0; item < labels.Items.Count; item++)
        {
            var ease = Math.Exp(easiness[item]);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                var (right, x) = (posterior[(item * categories) + labels.LabelOf[row]], ability[labels.WorkerOf[row]] * ease);
                sum += (right * Logistic.LogSigmoid(x)) + ((1 - right) * (Logistic.LogSigmoid(-x) - Math.Log(categories - 1)));
            }
        }

        return sum;
    }

    /// <summary>How <see cref="Expected"/> rises with each ability and each easiness.</summary>
    public (double[] Ability, double[] Easiness) Gradient(double[] posterior, double[] ability, double[] easiness)
    {
        var byWorker = Array.ConvertAll(ability, value => PriorMean - value);
        var byItem = Array.ConvertAll(easiness, value => PriorMean - value);
        for (var item = 0; item < labels.Items.Count; item++)
        {
            var ease = Math.Exp(easiness[item]);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                var x = ability[labels.WorkerOf[row]] * ease;
                var surprise = posterior[(item * categories) + labels.LabelOf[row]] - Logistic.Sigmoid(x);
                byWorker[labels.WorkerOf[row]] += surprise * ease;
                byItem[item] += surprise * x;
            }
        }

        return (byWorker, byItem);
    }

    private static double LogDensity(double value) => LogNormal - ((value - PriorMean) * (value - PriorMean) / 2);
}
