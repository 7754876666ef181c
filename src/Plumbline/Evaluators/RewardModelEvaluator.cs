using Plumbline.Datasets;
using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics.Distributions;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>A learned reward as a score: the logistic of what the model gives the answer.</summary>
internal sealed class RewardModelEvaluator(RewardModel model) : IEvaluator
{
    public const string Kind = "reward_model";

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer) => new(Logistic.Sigmoid(model.Score(item.PromptText(), answer.Text)));
}
