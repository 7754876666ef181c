namespace Plumbline.Crowd;

/// <summary>The rounds of expectation and maximisation, on flat arrays.</summary>
internal sealed class DawidSkeneRounds
{
    private readonly CrowdLabels labels;
    private readonly int[] gold;
    private readonly double smoothing;
    private readonly int categories;

    /// <summary>ln of the confusion, by worker, then answer, then truth, so that what an answer adds lies together.</summary>
    private readonly double[] logConfusion;
    private readonly double[] prior;
    private double logPenalty;

    public DawidSkeneRounds(CrowdLabels labels, int[] gold, double smoothing)
    {
        (this.labels, this.gold, this.smoothing, categories) = (labels, gold, smoothing, labels.Categories.Count);
        Posterior = labels.Shares();
        (prior, logConfusion) = (new double[categories], new double[labels.Workers.Count * categories * categories]);
        for (var item = 0; item < gold.Length; item++)
        {
            Clamp(item);
        }

        Maximise();
    }

    /// <summary>One row of chances an item.</summary>
    public double[] Posterior { get; }

    public IReadOnlyList<double> Prior => prior;

    public double LogLikelihood { get; private set; }

    /// <summary>What no round lowers.</summary>
    public double Objective { get; private set; }

    public double Confusion(int worker, int truth, int answer) => Math.Exp(logConfusion[(((worker * categories) + answer) * categories) + truth]);

    /// <summary>For each worker and truth how many answers, with those of the smoothing, its row of the confusion rests on.</summary>
    public double[] Weights()
    {
        var weights = new double[labels.Workers.Count * categories];
        Array.Fill(weights, categories * smoothing);
        for (var item = 0; item < gold.Length; item++)
        {
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                for (var truth = 0; truth < categories; truth++)
                {
                    weights[(labels.WorkerOf[row] * categories) + truth] += Posterior[(item * categories) + truth];
                }
            }
        }

        return weights;
    }

    public void Expect()
    {
        var logPrior = Array.ConvertAll(prior, Math.Log);
        LogLikelihood = 0;
        for (var item = 0; item < gold.Length; item++)
        {
            var chances = Posterior.AsSpan(item * categories, categories);
            logPrior.CopyTo(chances);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                var answer = logConfusion.AsSpan(Cell(row), categories);
                for (var truth = 0; truth < answer.Length; truth++)
                {
                    chances[truth] += answer[truth];
                }
            }

            var known = gold[item] >= 0 ? chances[gold[item]] : 0;
            var all = LogChances.Normalise(chances);
            LogLikelihood += gold[item] >= 0 ? known : all;
            Clamp(item);
        }

        Objective = LogLikelihood + logPenalty;
    }

    public void Maximise()
    {
        Array.Clear(prior);
        Array.Fill(logConfusion, smoothing);
        for (var item = 0; item < gold.Length; item++)
        {
            var chances = Posterior.AsSpan(item * categories, categories);
            for (var truth = 0; truth < chances.Length; truth++)
            {
                prior[truth] += chances[truth];
            }

            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                var answer = logConfusion.AsSpan(Cell(row), categories);
                for (var truth = 0; truth < answer.Length; truth++)
                {
                    answer[truth] += chances[truth];
                }
            }
        }

        Normalise();
    }

    private int Cell(int row) => ((labels.WorkerOf[row] * categories) + labels.LabelOf[row]) * categories;

    private void Normalise()
    {
        for (var truth = 0; truth < categories; truth++)
        {
            prior[truth] /= Math.Max(1, gold.Length);
        }

        logPenalty = 0;
        for (var worker = 0; worker < labels.Workers.Count; worker++)
        {
            var cells = logConfusion.AsSpan(worker * categories * categories, categories * categories);
            for (var truth = 0; truth < categories; truth++)
            {
                NormaliseRow(cells, truth);
            }
        }
    }

    private void NormaliseRow(Span<double> cells, int truth)
    {
        var sum = 0.0;
        for (var cell = truth; cell < cells.Length; cell += categories)
        {
            sum += cells[cell];
        }

        for (var cell = truth; cell < cells.Length; cell += categories)
        {
            cells[cell] = Math.Log(cells[cell] / sum);
            logPenalty += smoothing * cells[cell];
        }
    }

    private void Clamp(int item)
    {
        if (gold[item] >= 0)
        {
            Posterior.AsSpan(item * categories, categories).Clear();
            Posterior[(item * categories) + gold[item]] = 1;
        }
    }
}
