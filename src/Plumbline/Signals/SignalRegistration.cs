using Plumbline.Jobs;

namespace Plumbline.Signals;

/// <summary>What signals add to a server or a command: what derives them, and the job that derives all history anew.</summary>
internal static class SignalRegistration
{
    public static void AddSignals(this IServiceCollection services)
    {
        services.AddSingleton<SignalRuleStore>().AddSingleton<Arrivals>().AddSingleton<EvidenceReader>().AddSingleton<DerivedSignalStore>().AddSingleton<DeriveSignals>();
        services.AddSingleton<StartDerivation>().AddSingleton<SignalCounts>().AddSingleton<IJobHandler, DeriveJob>();
        services.AddHostedService<SignalWatch>(); // only a server starts it
    }
}
