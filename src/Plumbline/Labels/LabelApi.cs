using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Labels;

/// <summary>Routes of labels.</summary>
internal static class LabelApi
{
    public static void MapLabels(this IEndpointRouteBuilder api) =>
        api.MapFacts<Label>("/labels", Permission.Annotate).WithTags("Labels").WithName("captureLabels");
}
