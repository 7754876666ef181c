using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Http;

/// <summary>A request that nobody sends by accident.</summary>
internal sealed record HostileRequest(string Method, string Path, string? Body)
{
    public override string ToString() => $"{Method} {Path} {Short(Body ?? "")}";

    private static string Short(string text) => text.Length <= 300 ? text : $"{text[..300]}… ({text.Length} characters)";
}

/// <summary>
/// Requests to every route of the API's own description: what belongs there, with each value in turn replaced by one that does not. A route
/// that takes a body has a sound one below, so that a request goes wrong in one place at a time.
/// </summary>
internal static class HostileRequests
{
    private static readonly string Long = new('x', 10_000);

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "2147483647", "9223372036854775807", "1e308", "1e-308", "1e999", "[]", "{}", "[null]", "[{}]", "[[]]", "\"\"", "\" \"",
        """
        "\u0000"
        """, """
        "a\ud800b"
        """, """{"\ud800":1}""", """{"\u0000":1}""", """{"x":null}""", """{"":{}}""", """{"a":1,"a":2}""", "\"2026-03-01T12:00:00\"", "\"../../etc/passwd\"",
        $"\"{Long}\"", new string('[', 70) + new string(']', 70), "\"Ç\uFDFAﷺ\uD83D\uDE00\"",
    ];

    private static readonly string[] Bodies =
        ["", " ", "null", "7", "\"x\"", "[]", "{", "{}", "[[", "{\"a\":}", "nul", "{\"\\ud800\":", "{\"a'b\":1}", "{\"\":1}", $"{new string('[', 5_000)}{new string(']', 5_000)}"];

    // The server itself refuses U+0000 in a path, before anything of ours sees it.
    private static readonly string[] Places = ["%20", "a%2Fb", "..%2F..%2Fetc%2Fpasswd", "%ED%A0%80", "%25", "-1", "1e999", "9223372036854775808", Long[..5_000], "%F0%9F%98%80"];

    private static readonly Dictionary<string, string> Sound = new(StringComparer.Ordinal)
    {
        ["/api/v1/traces"] = """{"id":"f","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Hello"}],"output":"Hi","conversation":"c","user":"u","model":"m","family":"f","prompt_version":"v","release":"r","retries":"t1","spans":[{"id":"s","name":"n","started_at":"2026-03-01T12:00:00Z","ended_at":"2026-03-01T12:00:01Z","kind":"tool","input":"i","output":"o"}],"candidates":[{"id":"a","text":"Hi","model":"m","temperature":0.5}],"served":"a","input_tokens":1,"output_tokens":1,"cost_usd":0.1,"latency_milliseconds":2,"reference":{"amount":1},"attributes":{"k":"v"}}""",
        ["/api/v1/feedback"] = """{"id":"f","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1,"text":"t","reason":"wrong","user":"u"}""",
        ["/api/v1/signals"] = """{"id":"f","trace":"t1","kind":"edit","at":"2026-03-01T12:00:00Z","value":0.5,"text":"t"}""",
        ["/api/v1/interactions"] = """{"id":"f","trace":"t1","kind":"edited","at":"2026-03-01T12:00:00Z","seconds":3.5,"text":"t","before":"b","conversation":"c","session":"s"}""",
        ["/api/v1/signals/derivations"] = """{"rules":{"regenerate_seconds":60,"abandonment_seconds":20,"approval_share":0.1,"rejection_share":0.6,"retry_likeness":0.5,"dwell_seconds":5,"copy_words":2,"stem_letters":4,"function_words":["the"],"correction_openings":["no"],"fillers":["but"],"derivation":1}}""",
        ["/api/v1/page-tokens"] = """{"trace":"t1","minutes":5}""",
        ["/api/v1/page-tokens/redeem"] = """{"token":"ot_none"}""",
        ["/api/v1/outcomes"] = """{"id":"f","name":"resolved","at":"2026-03-01T12:00:00Z","value":1,"trace":"t1","conversation":"c","user":"u","never_reward":true}""",
        ["/api/v1/labels"] = """{"id":"f","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_saw_output","at":"2026-03-01T12:00:00Z","score":1,"candidate":"a","other":"b","rubric":"r","exposures":[{"relation":"shown","before_commit":true,"model":"m","family":"f"}],"selected_by":[{"model":"m","family":"f"}],"inclusion_probability":0.5,"rationale":"why"}""",
        ["/api/v1/rubrics"] = """{"name":"r","owner":"o","policy":"p","dimensions":[{"name":"tone","description":"d","examples":[{"answer":"a","score":0.5,"why":"w","prompt":"q"}]}],"decision":{"wins":1,"margin":0.1,"veto":["tone"]}}""",
        ["/api/v1/datasets"] = """{"name":"fuzz","rubric":"desk","seed":1,"splits":{"train":0.5,"test":0.5},"group_attribute":"k"}""",
        ["/api/v1/pairs"] = """{"dataset":"desk","split":"train","rubric":"desk","wins":1,"margin":0.1,"cap_per_prompt":5,"target":4,"exclude_flagged":false,"seed":1}""",
        ["/api/v1/pairs/plan"] = """{"target":100,"prompts":100,"candidates":6,"dimensions":3,"reviewers":2,"decisive_share":0.6,"items_per_hour":75,"judge_share":0,"cap_per_prompt":5}""",
        ["/api/v1/training"] = """{"method":"dpo","pairs":"desk","name":"n","base":"base","settings":{"objective":{"name":"sigmoid","beta":0.1,"label_smoothing":0},"descent":{"epochs":1,"batch_size":4,"rule":"sgd","learning_rate":0.1,"schedule":"cosine","warmup_share":0.1,"weight_decay":0,"seed":1},"features":{"hash_bits":8,"n_grams":[1],"seed":1,"declared":["length_tokens"]}},"seed":1,"ablate":["length_tokens"]}""",
        ["/api/v1/scorecards"] = """{"candidate":"base","dataset":"desk","evaluators":{"tone":{"kind":"human"},"match":{"kind":"regex","pattern":"a","forbid":false},"shape":{"kind":"json_schema","schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}},"due":{"kind":"amount","field":"amount"}},"split":"test","open_sealed":"why"}""",
        ["/api/v1/gates"] = """{"file":"dimensions: { tone: { minimum: 0.5 } }","candidate":"unknown","baseline":"unknown","anchor":"unknown","exposure":true}""",
        ["/api/v1/promotions"] = """{"gate":"unknown","override":"because"}""",
        ["/api/v1/redaction"] = """{"kinds":{"email":"mask"},"patterns":{"customer":{"expression":"C-[0-9]+","rule":"hash"}}}""",
        ["/api/v1/retention"] = """{"text_days":90,"trace_days":400,"feedback_days":400,"signal_days":400,"outcome_days":400}""",
        ["/api/v1/forget"] = """{"user":"nobody","dry_run":true}""",
        ["/api/v1/dead-letters/replay"] = """{"surface":"otlp","code":"invalid","after":0}""",
        ["/api/v1/dead-letters/forget"] = """{"surface":"otlp","code":"invalid"}""",
        ["/api/v1/rollbacks"] = """{"reason":"because"}""",
        ["/api/v1/views"] = """{"name":"bad answers","filter":"feedback=down"}""",
        ["/api/v1/traces/tags"] = """{"filter":"model=m","tag":"review","remove":true}""",
        ["/api/v1/connections"] = """{"name":"c","base_url":"http://127.0.0.1:9/v1","key":"sk-0123456789abcdef","default":true}""",
        ["/api/v1/traces/replay"] = """{"trace":"t1","change":{"model":"m","messages":[{"role":"user","content":"Hello"}],"release":"unknown","connection":"unknown"},"id":"r"}""",
        ["/api/v1/replays"] = """{"traces":["unknown"],"change":{"model":"m","system":"s","connection":"unknown"}}""",
        ["/api/v1/draws"] = """{"design":"feedback","count":10,"seed":1,"frame":{"from":"2026-03-01T12:00:00Z","to":"2026-03-02T12:00:00Z","model":"m","prompt_version":"v","release":"r"},"even":0.2}""",
        ["/api/v1/draws/{id}/labels"] = """{"labels":[{"id":"f","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1}]}""",
        ["/api/v1/online_rules"] = """{"name":"r","evaluators":{"x":{"dimension":"tone","evaluator":{"kind":"regex","pattern":"a","forbid":false},"usd_each":0.1}},"share":0.1,"filter":{"model":"m","prompt_version":"v","release":"r"},"spot_check":0.05,"evaluations_per_day":10,"usd_per_day":1,"agreement":0.9,"active":false}""",
        ["/api/v1/rank"] = """{"prompt":[{"role":"user","content":"Hello"}],"candidates":[{"id":"a","text":"Hi","model":"m","family":"f","temperature":1},{"id":"b","text":"No"}],"release":"base"}""",
    };

    public static IEnumerable<HostileRequest> Of(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().SelectMany(method => OfRoute(document, path.Name, method.Name.ToUpperInvariant(), method.Value)));

    private static IEnumerable<HostileRequest> OfRoute(JsonElement document, string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var stated) ? stated.EnumerateArray().Select(one => (Name: one.GetProperty("name").GetString()!, In: one.GetProperty("in").GetString())).ToArray() : [];
        string[] named = [.. parameters.Where(one => one.In == "path").Select(one => $"{{{one.Name}}}")];
        var paths = named.Length == 0 ? [path] : Places.Select(place => named.Aggregate(path, (text, name) => text.Replace(name, place, StringComparison.Ordinal)));
        var queries = parameters.Where(one => one.In == "query").SelectMany(one => Places.Concat(["", "%00", "a%00b"]).Select(place => $"{path}?{one.Name}={place}"));
        return paths.Concat(queries).SelectMany(at => OfBodies(document, path, operation).Select(body => new HostileRequest(method, at, body)));
    }

    private static IEnumerable<string?> OfBodies(JsonElement document, string path, JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return [null];
        }

        var schema = body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
        var members = document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").EnumerateObject().Select(member => member.Name);
        return [.. Bodies, Sound[path], .. Broken(Sound[path], members)];
    }

    /// <summary>A sound body with each of its values, and each member that it leaves out, replaced by each value that does not belong there.</summary>
    private static IEnumerable<string> Broken(string sound, IEnumerable<string> members)
    {
        var known = JsonNode.Parse(sound)!.AsObject();
        var absent = members.Where(member => !known.ContainsKey(member)).ToArray();
        foreach (var member in absent)
        {
            known[member] = "";
        }

        return Below(known).SelectMany(node => Values.Select(value => With(known, node.GetPath(), value, absent)));
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(member => Below(member.Value!).Prepend(member.Value!)),
        JsonArray list => list.SelectMany(item => Below(item!).Prepend(item!)),
        _ => [],
    };

    /// <summary>Values are put in as text, since some of them are no JSON that can be held as a node.</summary>
    private static string With(JsonObject whole, string path, string value, string[] absent)
    {
        const string Mark = "\uE000";
        var copy = whole.DeepClone();
        var place = Below(copy).Single(node => node.GetPath() == path);
        place.ReplaceWith(Mark);
        foreach (var member in absent.Where(member => path != $"$.{member}"))
        {
            copy.AsObject().Remove(member);
        }

        return copy.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\"\\uE000\"", value, StringComparison.OrdinalIgnoreCase).Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }
}
