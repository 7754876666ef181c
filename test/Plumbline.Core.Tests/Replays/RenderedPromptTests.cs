using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture;
using Plumbline.Statistics;
using Plumbline.Traces;

namespace Plumbline.Replays;

public class RenderedPromptTests
{
    private static readonly string[] Pieces = ["a", " ", "\n", "\t", "\"", "\\", "/", "<b>", "&", "'", "ß", "é", "e\u0301", "😀", "\u2028", "\u00A0", "\u0001", "{\"x\":1}", "[1]", "ﷺ", "\u202E", "</script>", "\\u0041", ""];
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    [Fact]
    public void Ten_thousand_prompts_read_back_from_what_was_sent_render_to_the_same_bytes()
    {
        var different = Enumerable.Range(0, 10_000).Where(run =>
        {
            var prompt = RenderedPrompt.Of(Random((ulong)run));
            var sent = new JsonObject { ["model"] = "m", ["messages"] = JsonNode.Parse(prompt.Json) }.ToJsonString(WireFormat.Options);
            return RenderedPrompt.Of(ChatExchange.TraceOf("t", DateTimeOffset.UnixEpoch, JsonElement.Parse(sent), null).Input).Hash != prompt.Hash;
        });

        Assert.Empty(different);
    }

    private static Message[] Random(ulong seed)
    {
        var stream = SplitMix64.For(seed, "prompt");
        var messages = new Message[1 + stream.Below(6)];
        for (var place = 0; place < messages.Length; place++)
        {
            var text = new StringBuilder();
            for (var left = stream.Below(30); left > 0; left--)
            {
                text.Append(Pieces[stream.Below(Pieces.Length)]);
            }

            messages[place] = new(Roles[stream.Below(Roles.Length)], text.ToString());
        }

        return messages;
    }
}
