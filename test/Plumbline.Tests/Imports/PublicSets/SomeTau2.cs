using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Plumbline.Imports.PublicSets;

/// <summary>Invented simulation results in the benchmark's format.</summary>
internal static class SomeTau2
{
    /// <summary>Two conversations: one that was checked, one that was cut off before any check.</summary>
    public static string Run(string model, double agentCost = 0.02) => $$"""
        {
          "timestamp": "2026-03-01T12:00:00.5",
          "info": {
            "git_commit": "abc", "num_trials": 1,
            "agent_info": { "llm": "{{model}}" },
            "environment_info": { "domain_name": "billing", "policy": "Be right." }
          },
          "tasks": [],
          "simulations": [
            {
              "id": "{{model}}-1", "task_id": "[late_fee]twice|disputed", "trial": 0,
              "start_time": "2026-03-01T12:00:00.5", "end_time": "2026-03-01T12:01:00",
              "termination_reason": "user_stop", "agent_cost": {{agentCost}}, "user_cost": 0.01,
              "reward_info": {
                "reward": 1.0,
                "db_check": { "db_match": true, "db_reward": 1.0 },
                "env_assertions": [ { "met": true }, { "met": false } ],
                "action_checks": [ { "action_match": true }, { "action_match": true }, { "action_match": false }, { "action_match": false } ],
                "communicate_checks": null
              },
              "messages": [
                { "role": "assistant", "content": "Hello.", "timestamp": "2026-03-01T12:00:01", "cost": 0.0, "usage": null, "tool_calls": null },
                { "role": "user", "content": "Why a late fee?", "timestamp": "2026-03-01T12:00:09", "cost": 0.01, "usage": { "prompt_tokens": 50, "completion_tokens": 5 } },
                { "role": "assistant", "content": null, "timestamp": "2026-03-01T12:00:11", "cost": {{agentCost}}, "usage": { "prompt_tokens": 90, "completion_tokens": 9 },
                  "tool_calls": [ { "id": "call_1", "name": "get_bill", "arguments": { "bill": "B1" }, "requestor": "assistant" } ] },
                { "role": "tool", "id": "call_1", "content": "{\"fee\": 5}", "timestamp": "2026-03-01T12:00:12", "error": false, "requestor": "assistant" }
              ]
            },
            {
              "id": "{{model}}-2", "task_id": "2", "trial": 0,
              "start_time": "2026-03-01T12:00:00.5", "end_time": "2026-03-01T12:01:00",
              "termination_reason": "max_steps", "agent_cost": {{agentCost}}, "user_cost": 0.01,
              "reward_info": { "reward": 0.0, "db_check": null, "env_assertions": null, "action_checks": null, "communicate_checks": null },
              "messages": []
            }
          ]
        }
        """;

    /// <summary>Packs documents as a .tar.gz, whatever the file is called.</summary>
    public static void Pack(string path, params IEnumerable<(string Name, string Text)> members)
    {
        using var file = File.Create(path);
        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        using var archive = new TarWriter(packed);
        foreach (var (name, text) in members)
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    }
}
