namespace Plumbline.Evaluators;

/// <summary>What the evaluators add.</summary>
internal static class EvaluatorRegistration
{
    public static void AddEvaluators(this IServiceCollection services) => services
        .AddSingleton<EvaluatorSet>().AddSingleton<TrainedItems>().AddSingleton<SoleEvaluator>().AddSingleton<Teachers>().AddSingleton<CandidateFamily>().AddSingleton<SealedTest>().AddSingleton<RunEvaluation>();
}
