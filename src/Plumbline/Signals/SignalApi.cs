using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Signals;

/// <summary>Routes of signals.</summary>
internal static class SignalApi
{
    public static void MapSignals(this IEndpointRouteBuilder api) =>
        api.MapFacts<Signal>("/signals", Permission.React).OpenToPages().WithTags("Signals").WithName("captureSignals");
}
