using Plumbline.Jobs;

namespace Plumbline.Retention;

/// <summary>What the folder adds to a server or a command.</summary>
internal static class RetentionRegistration
{
    /// <summary>The settings, and what lets facts go.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddSingleton<RetentionStore>().AddSingleton<IJobHandler, ExpireFacts>().AddSingleton<IJobPlan, PlanExpiry>()
            .AddSingleton<DeletionStore>().AddSingleton<ForgetFacts>().AddSingleton<IJobHandler>(provider => provider.GetRequiredService<ForgetFacts>());
}
