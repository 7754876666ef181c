using Plumbline.Jobs;

namespace Plumbline.Optimizers;

/// <summary>What the optimizers add: the methods by name, the job that runs them, the policies that serve.</summary>
internal static class OptimizerRegistration
{
    public static void AddOptimizers(this IServiceCollection services)
    {
        services.AddSingleton<IOptimizer, DpoOptimizer>().AddSingleton<IOptimizer, RewardModelOptimizer>();
        services.AddSingleton<StartTraining>().AddSingleton<TrainingPoints>().AddSingleton<Policies>();
        services.AddSingleton<IJobHandler, TrainJob>();
    }
}
