using Plumbline.Traces;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>The steps that the simulated product took for an answer: it read the ledger, then drew its drafts.</summary>
internal static class ServedSteps
{
    public static IReadOnlyList<Span> Of(Usage usage, DateTimeOffset at)
    {
        var (read, drawn) = (at + usage.LookUp, at + usage.LookUp + usage.Drafting);
        return
        [
            new("answer", "answer the customer", at, drawn),
            new("ledger", "read the ledger", at, read, Parent: "answer", Kind: "tool"),
            new("drafts", $"draw {DemoSettings.Drafts} drafts", read, drawn, Parent: "answer", Kind: "model", Model: BillingWorld.BaseModel,
                InputTokens: DemoSettings.Drafts * usage.InputTokens, OutputTokens: DemoSettings.Drafts * usage.OutputTokens),
        ];
    }
}
