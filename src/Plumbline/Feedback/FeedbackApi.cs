using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Feedback;

/// <summary>Routes of feedback.</summary>
internal static class FeedbackApi
{
    public static void MapFeedback(this IEndpointRouteBuilder api) =>
        api.MapFacts<FeedbackEntry>("/feedback", Permission.React).OpenToPages().WithTags("Feedback").WithName("captureFeedback");
}
