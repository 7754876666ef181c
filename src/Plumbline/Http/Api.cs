using Plumbline.Accounts;
using Plumbline.Board;
using Plumbline.Capture.Langfuse;
using Plumbline.Capture.Otlp;
using Plumbline.Datasets;
using Plumbline.DeadLetters;
using Plumbline.Evaluators;
using Plumbline.Feedback;
using Plumbline.Gates;
using Plumbline.Gateway;
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
using Plumbline.Traces;

namespace Plumbline.Http;

/// <summary>Every route of the API: our own, one line a folder, and those of other tools.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapGateway();
        app.MapOtlp();
        var api = app.MapGroup("/api/v1");
        api.MapTraces();
        api.MapViews();
        api.MapFeedback();
        api.MapBoard();
        api.MapSignals();
        app.MapDerivationForm();
        api.MapOutcomes();
        api.MapLabels();
        api.MapRubrics();
        api.MapDatasets();
        api.MapPairs();
        api.MapExports();
        api.MapOptimizers();
        api.MapJobs();
        api.MapEvaluators();
        api.MapGates();
        api.MapPromotions();
        api.MapLineage();
        api.MapLoop();
        api.MapRedaction();
        api.MapRetention();
        api.MapForget();
        api.MapPageTokens();
        api.MapDeadLetters();
        app.MapRefusedForms();
        app.MapLangfuse();
        app.MapTraceForms();
        api.MapConnections();
        api.MapReplays();
        api.MapDraws();
        api.MapOnline();
        app.MapOnlineForms();
    }
}
