using System.Globalization;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>Turns what the benchmark wrote into records: what is unknown becomes null, what is needed and absent is refused.</summary>
internal static class Tau2Mapping
{
    /// <exception cref="UsageException">Something that every run has is missing, or a task was run twice as the same trial.</exception>
    public static Tau2Run Run(Tau2Wire wire, string place)
    {
        var run = new Tau2Run(
            wire.Info?.AgentInfo?.Llm ?? throw Missing(place, "info.agent_info.llm"),
            wire.Info.EnvironmentInfo?.DomainName ?? throw Missing(place, "info.environment_info.domain_name"),
            wire.Info.EnvironmentInfo.Policy,
            wire.Info.GitCommit,
            [.. wire.Simulations!.Select((simulation, index) => Conversation(simulation, $"{place}: simulations[{index}]"))]);
        return run.Conversations.GroupBy(one => (one.Task, one.Trial)).FirstOrDefault(group => group.Count() > 1) is { } doubled
            ? throw new UsageException($"{place}: task '{doubled.Key.Task}' stands twice as trial {doubled.Key.Trial}. Keep one, or number the trials.")
            : run;
    }

    private static Tau2Conversation Conversation(Tau2Wire.Simulation simulation, string place)
    {
        Tau2Message[] messages = [.. (simulation.Messages ?? []).Select((message, index) => Message(message, $"{place}.messages[{index}]"))];
        var task = simulation.TaskId ?? throw Missing(place, "task_id");
        return new(
            simulation.Id ?? throw Missing(place, "id"),
            task,
            simulation.Trial ?? 0,
            Time(simulation.StartTime) ?? throw Missing(place, "start_time"),
            Time(simulation.EndTime) ?? throw Missing(place, "end_time"),
            simulation.TerminationReason ?? throw Missing(place, "termination_reason"),
            Cost(simulation.AgentCost, messages, "assistant"),
            Cost(simulation.UserCost, messages, "user"),
            Reward(simulation.RewardInfo, place),
            Checks(simulation.RewardInfo),
            messages);
    }

    private static Tau2Message Message(Tau2Wire.Message message, string place) => new(
        message.Role ?? throw Missing(place, "role"),
        message.Content,
        Time(message.Timestamp),
        message is { Usage: not null, Cost: > 0 } ? message.Cost : null,
        message.Usage?.PromptTokens,
        message.Usage?.CompletionTokens,
        [.. (message.ToolCalls ?? []).Select(ToolCall)],
        message.Role == "tool" ? message.Id : null,
        message.Error ?? false);

    private static Tau2ToolCall ToolCall(Tau2Wire.ToolCall call) => new(
        call.Id ?? "", call.Name ?? "", call.Arguments.ValueKind == JsonValueKind.Undefined ? "{}" : call.Arguments.GetRawText(), call.Requestor ?? "assistant");

    private static double? Reward(Tau2Wire.RewardInfo? info, string place) => info?.Reward switch
    {
        null => null,
        >= 0 and <= 1 and var reward => reward,
        var other => throw new UsageException($"{place}.reward_info.reward is {other}; a reward lies between 0 and 1. Export the simulation results again."),
    };

    /// <summary>A component is the share of its checks that held; a component without any check was not measured.</summary>
    private static Dictionary<string, double> Checks(Tau2Wire.RewardInfo? info)
    {
        (string Name, double[] Held)[] components =
        [
            ("db", info?.DbCheck is { } db ? [db.DbMatch ? 1 : 0] : []),
            ("env", [.. (info?.EnvAssertions ?? []).Select(check => check.Met ? 1.0 : 0)]),
            ("action", [.. (info?.ActionChecks ?? []).Select(check => check.ActionMatch ? 1.0 : 0)]),
            ("communicate", [.. (info?.CommunicateChecks ?? []).Select(check => check.Met ? 1.0 : 0)]),
        ];
        return components.Where(component => component.Held.Length > 0).ToDictionary(component => component.Name, component => component.Held.Average());
    }

    /// <summary>A price of 0 for calls that wrote tokens is a price nobody knew.</summary>
    private static double? Cost(double? cost, Tau2Message[] messages, string role) =>
        cost == 0 && messages.Any(message => message.Role == role && message.OutputTokens > 0) ? null : cost;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static UsageException Missing(string place, string field) => new($"{place}: {field} is missing. Export the simulation results again.");
}
