using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>The benchmark's file, as far as it is read; what is not named here is passed over.</summary>
internal sealed record Tau2Wire(Tau2Wire.About? Info, IReadOnlyList<Tau2Wire.Simulation>? Simulations)
{
    public sealed record About(string? GitCommit, Agent? AgentInfo, Surroundings? EnvironmentInfo);

    public sealed record Agent(string? Llm);

    public sealed record Surroundings(string? DomainName, string? Policy);

    public sealed record Simulation(
        string? Id,
        string? TaskId,
        int? Trial,
        string? StartTime,
        string? EndTime,
        string? TerminationReason,
        double? AgentCost,
        double? UserCost,
        RewardInfo? RewardInfo,
        IReadOnlyList<Message>? Messages);

    public sealed record RewardInfo(
        double? Reward, DbCheck? DbCheck, IReadOnlyList<Held>? EnvAssertions, IReadOnlyList<Match>? ActionChecks, IReadOnlyList<Held>? CommunicateChecks);

    public sealed record DbCheck(bool DbMatch);

    public sealed record Held(bool Met);

    public sealed record Match(bool ActionMatch);

    public sealed record Message(
        string? Role,
        string? Content,
        string? Id,
        string? Timestamp,
        double? Cost,
        Usage? Usage,
        bool? Error,
        IReadOnlyList<ToolCall>? ToolCalls);

    public sealed record Usage(int? PromptTokens, int? CompletionTokens);

    public sealed record ToolCall(string? Id, string? Name, JsonElement Arguments, string? Requestor);
}
