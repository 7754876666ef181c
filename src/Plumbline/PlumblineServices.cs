using Plumbline.Accounts;
using Plumbline.Board;
using Plumbline.Capture;
using Plumbline.Capture.Langfuse;
using Plumbline.Capture.Otlp;
using Plumbline.Datasets;
using Plumbline.DeadLetters;
using Plumbline.Evaluators;
using Plumbline.Feedback;
using Plumbline.Gates;
using Plumbline.Gateway;
using Plumbline.Governors;
using Plumbline.Http;
using Plumbline.Imports;
using Plumbline.Jobs;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Loop;
using Plumbline.Online;
using Plumbline.Optimizers;
using Plumbline.Outcomes;
using Plumbline.Pairs;
using Plumbline.Pairs.Exports;
using Plumbline.Promotions;
using Plumbline.Redaction;
using Plumbline.Replays;
using Plumbline.Retention;
using Plumbline.Rubrics;
using Plumbline.Sampling;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline;

/// <summary>Everything the program is made of; commands and the server share it.</summary>
internal static class PlumblineServices
{
    public static IServiceCollection AddPlumbline(this IServiceCollection services, Database database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(database);
        services.AddJobs();
        services.AddSingleton<RedactionStore>().AddSingleton<ProjectStore>().AddSingleton<KeyStore>().AddSingleton<PageTokens>();
        services.AddSingleton<IJobHandler, RebuildCounts>().AddSingleton<BoardStore>();
        services.AddDeadLetters();
        services.AddSingleton<BodyRoom>();
        services.AddFacts<Trace, TraceStore>().AddFacts<FeedbackEntry, FeedbackStore>().AddFacts<Signal, SignalStore>().AddFacts<Interaction, InteractionStore>().AddSignals();
        services.AddFacts<Outcome, OutcomeStore>().AddFacts<Label, LabelStore>().AddFacts<CapturedPart, PartStore>(KeepOtlp.Surface).AddSingleton<KeepOtlp>();
        services.AddReplay<FeedbackEntry>(KeepOtlp.Surface).AddReplay<Trace>(CaptureWriter.Surface);
        services.AddOtlp();
        services.AddSingleton<ScoreStore>().AddSingleton<TraceList>().AddExplorer().AddLangfuse();
        services.AddRetention();
        services.AddSingleton<ArtifactStore>().AddSingleton<LineageStore>().AddSingleton<TraceLineage>();
        services.AddSingleton<PublishRubric>().AddSingleton<LabelledTraces>().AddSingleton<NamedAnnotators>().AddSingleton<CutDataset>().AddSingleton<DiffDatasets>().AddSingleton<DatasetRule>().AddSingleton<BuildPairs>();
        services.AddOptimizers();
        services.AddEvaluators();
        services.AddSingleton<LookStore>().AddSingleton<DecideGate>();
        services.AddSingleton<GovernorStore>().AddSingleton<ExposureStore>().AddSingleton<CompareExposure>();
        services.AddSingleton<DeploymentStore>().AddSingleton<IProduction>(services => services.GetRequiredService<DeploymentStore>()).AddSingleton<RankCandidates>().AddSingleton<Objections>().AddSingleton<Promote>().AddSingleton<RollBack>();
        services.AddSingleton<LoopBoard>();
        services.AddGateway();
        services.AddOnline();
        services.AddSingleton<FrameStore>().AddSingleton<TraceWeights>().AddSingleton<DrawStore>().AddSingleton<MakeDraw>().AddSingleton<LabelDraw>();
        services.AddSingleton<ReplayStore>().AddSingleton<ReplayCall>().AddSingleton<ReplayTrace>().AddSingleton<CompareReplay>().AddSingleton<IJobHandler, ReplayJob>();
        services.AddSingleton<ImportStore>().AddSingleton<LoadExport>();
        return services;
    }

    private static IServiceCollection AddFacts<TFact, TStore>(this IServiceCollection services, string surface = FactEndpoint.Surface)
        where TFact : notnull
        where TStore : class, IFactStore<TFact> =>
        services.AddSingleton<TStore>().AddSingleton<IFactStore<TFact>>(provider => provider.GetRequiredService<TStore>()).AddSingleton<FactWriter<TFact>>().AddReplay<TFact>(surface);

    private static IServiceCollection AddReplay<TFact>(this IServiceCollection services, string surface)
        where TFact : notnull =>
        services.AddSingleton<IReplay>(provider => new FactReplay<TFact>(surface, provider.GetRequiredService<IFactStore<TFact>>(), provider.GetRequiredService<FactWriter<TFact>>()));
}
