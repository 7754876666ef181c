using Plumbline.Checkpoints;
using Plumbline.Descent;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>A training run that can be stopped after any step, written down, and continued to the same bits.</summary>
/// <typeparam name="TModel">What is trained.</typeparam>
/// <remarks>
/// The order of the pairs in an epoch comes from the seed and the epoch's number, so the state is the weights, the update
/// rule's moments and the step. Not for use by two threads at once.
/// </remarks>
public sealed class TrainingRun<TModel>
{
    private const int MostSteps = 100_000_000;
    private const double LargestWeight = 1e100; // beyond it scores and their squares are no longer finite
    private readonly IPairTask task;
    private readonly DescentSettings settings;
    private readonly IUpdateRule rule;
    private readonly Func<double[], TModel> finish;
    private readonly double[] gradient;
    private readonly int[] order;
    private readonly double rate;
    private double[] weights;
    private double[][] moments;
    private int shuffled = -1;

    internal TrainingRun(IPairTask task, DescentSettings settings, string fingerprint, Func<double[], TModel> finish)
    {
        (this.task, this.settings, this.finish, Fingerprint) = (task, settings.Checked(), finish, fingerprint);
        rule = UpdateRules.Named(settings.Rule);
        weights = new double[task.Data.Active.Length];
        moments = [.. Enumerable.Range(0, rule.Moments).Select(_ => new double[weights.Length])];
        rate = settings.LearningRate ?? rule.DefaultRate(task.Scale);
        gradient = new double[weights.Length];
        order = new int[task.Data.Source.Pairs.Count];
        if ((long)StepsPerEpoch * settings.Epochs > MostSteps)
        {
            throw new ArgumentException($"{settings.Epochs} epochs of {StepsPerEpoch} steps are more than {MostSteps} steps; take fewer epochs or larger batches.");
        }
    }

    /// <summary>What the state belongs to: SHA-256 of the settings, the pairs and the reference.</summary>
    public string Fingerprint { get; }

    /// <summary>How many steps the run has.</summary>
    public int TotalSteps => StepsPerEpoch * settings.Epochs;

    /// <summary>How many steps are done.</summary>
    public int Done { get; private set; }

    /// <summary>The model of the weights as they are now.</summary>
    /// <exception cref="ArgumentException">A weight has left all bounds: the learning rate is too high.</exception>
    public TModel Model => Array.TrueForAll(weights, weight => Math.Abs(weight) <= LargestWeight)
        ? finish(task.Data.Scatter(weights))
        : throw new ArgumentException($"A weight has left all bounds at step {Done}; lower the learning rate of {rate}.");

    private int StepsPerEpoch => (order.Length + settings.BatchSize - 1) / settings.BatchSize;

    /// <summary>Takes the steps that are left, one an element; stop enumerating to stop training.</summary>
    /// <exception cref="ArgumentException">The loss or the gradient is not finite: the learning rate is too high. The weights are left as they were.</exception>
    public IEnumerable<TrainingStep> Steps()
    {
        while (Done < TotalSteps)
        {
            yield return Advance();
        }
    }

    /// <summary>Takes every step that is left and gives the model.</summary>
    /// <param name="progress">Called after each step.</param>
    /// <exception cref="ArgumentException">The loss or the gradient is not finite: the learning rate is too high.</exception>
    public TModel Finish(Action<TrainingStep>? progress = null)
    {
        foreach (var step in Steps())
        {
            progress?.Invoke(step);
        }

        return Model;
    }

    /// <summary>Writes the state after the last step taken.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(new Envelope(CheckpointJson.Write(new TrainingState(Fingerprint, Done)), [weights, .. moments]).ToBytes());
    }

    /// <summary>Continues from a written state: the steps that are left give the same bits as without the stop.</summary>
    /// <exception cref="ArgumentException">The bytes are damaged, or the state is of other pairs, settings or another reference.</exception>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var envelope = Envelope.Read(stream);
        var state = CheckpointJson.Read<TrainingState>(envelope.Header);
        if (state.Fingerprint != Fingerprint || envelope.Vectors.Count != moments.Length + 1 || envelope.Vectors.Any(vector => vector.Length != weights.Length))
        {
            throw new ArgumentException("The training state is of other pairs, other settings or another reference; start again.", nameof(stream));
        }

        (weights, moments, Done) = (envelope.Vectors[0], [.. envelope.Vectors.Skip(1)], state.Done);
    }

    private TrainingStep Advance()
    {
        var (epoch, batch) = (Done / StepsPerEpoch, Done % StepsPerEpoch);
        Shuffle(epoch);
        Array.Clear(gradient);
        var start = batch * settings.BatchSize;
        var outcome = task.Measure(order.AsSpan(start, Math.Min(settings.BatchSize, order.Length - start)), weights, gradient);
        var norm = Norm(gradient);
        var share = Schedule.Share(settings, Done, TotalSteps);
        if (!double.IsFinite(outcome.Loss) || !double.IsFinite(outcome.RewardMargin) || !double.IsFinite(outcome.Divergence ?? 0) || !double.IsFinite(norm))
        {
            throw new ArgumentException($"The loss at step {Done} is {outcome.Loss} and its gradient {norm}; lower the learning rate of {rate}.");
        }

        rule.Apply(weights, gradient, moments, new(Done + 1, rate * share, 1 - (settings.WeightDecay * share)));
        return new(Done++, epoch, outcome.Loss, outcome.RewardMargin, outcome.Accuracy, outcome.Divergence, norm, rate * share);
    }

    private static double Norm(double[] gradient)
    {
        var squares = 0.0;
        foreach (var slope in gradient)
        {
            squares += slope * slope;
        }

        return Math.Sqrt(squares);
    }

    private void Shuffle(int epoch)
    {
        if (shuffled == epoch)
        {
            return;
        }

        var stream = SplitMix64.For(settings.Seed, $"training order, epoch {epoch}");
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        stream.Shuffle(order.AsSpan());
        shuffled = epoch;
    }
}
