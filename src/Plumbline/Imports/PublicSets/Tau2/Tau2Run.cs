namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>One model's conversations on a set of tasks, as the benchmark recorded them.</summary>
/// <param name="Model">The agent's model, as the benchmark names it.</param>
/// <param name="Domain">The benchmark's domain, e.g. "telecom".</param>
/// <param name="Policy">The policy text that the agent was given; null when it was not recorded.</param>
/// <param name="Commit">Version of the benchmark; null when it was not recorded.</param>
/// <param name="Conversations">In the order of the file.</param>
internal sealed record Tau2Run(string Model, string Domain, string? Policy, string? Commit, IReadOnlyList<Tau2Conversation> Conversations);

/// <summary>One conversation of the agent with a simulated user.</summary>
/// <param name="Id">The benchmark's id of the conversation.</param>
/// <param name="Task">The benchmark's id of the task.</param>
/// <param name="Trial">Which repetition of the task, from 0.</param>
/// <param name="StartedAt">Start; the file names no zone and is read as UTC.</param>
/// <param name="EndedAt">End.</param>
/// <param name="TerminationReason">Why it ended, e.g. "user_stop" or "max_steps".</param>
/// <param name="AgentCost">What the agent's calls cost in US dollars; null when unknown.</param>
/// <param name="UserCost">What the simulated user's calls cost in US dollars; null when unknown.</param>
/// <param name="Reward">The benchmark's overall score, 0 to 1; null when it was not scored.</param>
/// <param name="Checks">The component checks that were made: name and share that held.</param>
/// <param name="Messages">In order.</param>
internal sealed record Tau2Conversation(
    string Id,
    string Task,
    int Trial,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    string TerminationReason,
    double? AgentCost,
    double? UserCost,
    double? Reward,
    IReadOnlyDictionary<string, double> Checks,
    IReadOnlyList<Tau2Message> Messages);

/// <summary>One message.</summary>
/// <param name="Role">assistant, user or tool.</param>
/// <param name="Content">The text; null when the message only calls tools.</param>
/// <param name="At">When it was written; null when it was not recorded.</param>
/// <param name="Cost">US dollars; null when unknown or when no model wrote it.</param>
/// <param name="InputTokens">Tokens of the prompt; null when no model wrote it.</param>
/// <param name="OutputTokens">Tokens written; null when no model wrote it.</param>
/// <param name="ToolCalls">Tools that the message calls.</param>
/// <param name="ToolCall">The call that a tool's message answers; null for other roles.</param>
/// <param name="Failed">Whether the tool reported an error.</param>
internal sealed record Tau2Message(
    string Role,
    string? Content,
    DateTimeOffset? At,
    double? Cost,
    int? InputTokens,
    int? OutputTokens,
    IReadOnlyList<Tau2ToolCall> ToolCalls,
    string? ToolCall,
    bool Failed);

/// <summary>A call of a tool.</summary>
/// <param name="Id">Unique within the conversation.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as JSON.</param>
/// <param name="Requestor">Who called it: the assistant, or the user on their own device.</param>
internal sealed record Tau2ToolCall(string Id, string Name, string Arguments, string Requestor);
