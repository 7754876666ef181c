using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Outcomes;

/// <summary>Routes of outcomes.</summary>
internal static class OutcomeApi
{
    public static void MapOutcomes(this IEndpointRouteBuilder api) =>
        api.MapFacts<Outcome>("/outcomes", Permission.Capture).WithTags("Outcomes").WithName("captureOutcomes");
}
