namespace Plumbline.Crowd;

/// <summary>How often one worker did not look, how often did, and what the worker said when not looking: as counts, or as weights.</summary>
internal sealed record MaceCounts(double Spam, double Knows, double[] Strategy);

/// <summary>The rounds of expectation and maximisation.</summary>
internal sealed class MaceRounds
{
    private readonly CrowdLabels labels;
    private readonly int categories;
    private readonly double[] spam;
    private readonly double[] knows;
    private readonly double[] strategy;
    private readonly double[] spamCounts;
    private readonly double[] knowsCounts;
    private readonly double[] strategyCounts;

    public MaceRounds(CrowdLabels labels)
    {
        (this.labels, categories) = (labels, labels.Categories.Count);
        var workers = labels.Workers.Count;
        (spam, knows, strategy) = (new double[workers], new double[workers], new double[workers * categories]);
        (spamCounts, knowsCounts, strategyCounts) = (new double[workers], new double[workers], new double[workers * categories]);
        Posterior = new double[labels.Items.Count * categories];
        Array.Fill(spam, 0.5);
        Array.Fill(knows, 0.5);
        Array.Fill(strategy, 1.0 / categories);
    }

    public double[] Posterior { get; }

    public double LogLikelihood { get; private set; }

    public IEnumerable<double> Competence => knows.Zip(spam, (one, other) => one / (one + other));

    public void Expect()
    {
        LogLikelihood = 0;
        Array.Clear(spamCounts);
        Array.Clear(knowsCounts);
        Array.Clear(strategyCounts);
        for (var item = 0; item < labels.Items.Count; item++)
        {
            var chances = Posterior.AsSpan(item * categories, categories);
            chances.Fill(-Math.Log(categories));
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                Weigh(chances, labels.WorkerOf[row], labels.LabelOf[row]);
            }

            LogLikelihood += LogChances.Normalise(chances);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                Count(chances, labels.WorkerOf[row], labels.LabelOf[row]);
            }
        }
    }

    public void Maximise(Func<MaceCounts, MaceCounts> estimate)
    {
        for (var worker = 0; worker < spam.Length; worker++)
        {
            var found = estimate(new(spamCounts[worker], knowsCounts[worker], strategyCounts[(worker * categories)..((worker + 1) * categories)]));
            (spam[worker], knows[worker]) = (found.Spam, found.Knows);
            found.Strategy.CopyTo(strategy, worker * categories);
        }
    }

    private void Weigh(Span<double> chances, int worker, int label)
    {
        var blind = spam[worker] * strategy[(worker * categories) + label];
        var (wrong, right) = (Math.Log(blind), Math.Log(blind + knows[worker]));
        for (var truth = 0; truth < chances.Length; truth++)
        {
            chances[truth] += truth == label ? right : wrong;
        }
    }

    private void Count(ReadOnlySpan<double> chances, int worker, int label)
    {
        var blind = spam[worker] * strategy[(worker * categories) + label];
        var looked = chances[label] * knows[worker] / (blind + knows[worker]);
        knowsCounts[worker] += looked;
        spamCounts[worker] += 1 - looked;
        strategyCounts[(worker * categories) + label] += 1 - looked;
    }
}
