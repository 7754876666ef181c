using Plumbline.Lineage;
using Plumbline.Optimizers;

namespace Plumbline.Evaluators;

/// <summary>
/// A reward model may not be the sole evaluator of what learned from the same labels: it would praise what it shares. A dimension
/// has one evaluator, so each is looked at by itself; the labels are compared, in whatever datasets they were cut.
/// </summary>
internal sealed class SoleEvaluator(LineageStore lineage)
{
    /// <exception cref="RefusedException">A reward model and the release share labels.</exception>
    public async Task RefuseAsync(string project, string release, IReadOnlyDictionary<string, EvaluatorSettings> settings, CancellationToken cancel)
    {
        foreach (var (dimension, setting) in settings.Where(setting => setting.Value.Kind == RewardModelEvaluator.Kind))
        {
            var shared = await lineage.SharedLabelsAsync(project, release, $"{TrainJob.CheckpointKind}:{setting.Checkpoint}", cancel);
            if (shared > 0)
            {
                throw RefusedException.Conflict(
                    $"evaluators.{dimension}",
                    $"{shared} labels taught both the reward model and the candidate: it may not be the only evaluator of {dimension}. Name people's labels or a code check for it, or a reward model of other labels.");
            }
        }
    }
}
