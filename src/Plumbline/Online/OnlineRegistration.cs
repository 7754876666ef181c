namespace Plumbline.Online;

/// <summary>What online evaluation adds; its worker runs in a server only.</summary>
internal static class OnlineRegistration
{
    public static void AddOnline(this IServiceCollection services)
    {
        services.AddSingleton<OnlineLedger>().AddSingleton<RuleStore>().AddSingleton<Arrivals>().AddSingleton<OnlineScores>().AddSingleton<OfferStore>();
        services.AddSingleton<EvaluateOnline>().AddSingleton<CheckEvaluators>().AddSingleton<RunOnline>().AddSingleton<OnlineBoard>();
        services.AddHostedService<OnlineWorker>();
    }
}
