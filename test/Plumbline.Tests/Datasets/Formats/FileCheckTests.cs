using System.Text;

namespace Plumbline.Datasets.Formats;

public sealed class FileCheckTests
{
    private const string Pair = """{"prompt":[{"role":"user","content":"q"}],"chosen":[{"role":"assistant","content":"a"}],"rejected":[{"role":"assistant","content":"b"}],"id":"p"}""";
    private const string Dpo = """{"input":{"messages":[{"role":"user","content":"q"}],"tools":[],"parallel_tool_calls":true},"preferred_output":[{"role":"assistant","content":"a"}],"non_preferred_output":[{"role":"assistant","content":"b"}]}""";
    private const string Sft = """{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""";

    [Theory]
    [InlineData("trl", "preference", Pair)]
    [InlineData("openai", "preference", Dpo)]
    [InlineData("openai", "sft", Sft)]
    public void A_good_line_has_no_problem(string family, string kind, string line) => Assert.Empty(Check(family, kind, $"{line}\n{line}\n").Problems);

    [Theory]
    [InlineData("trl", "preference", Pair, "\"content\":\"b\"", "\"content\":\"a\"", "Line 1: chosen and rejected are the same.")]
    [InlineData("trl", "preference", Pair, """[{"role":"user","content":"q"}]""", "\"q\"", "Line 1: prompt is no list of messages.")]
    [InlineData("trl", "preference", Pair, "\"role\":\"user\"", "\"role\":\"assistant\"", "Line 1: prompt ends with the assistant or the system; it ends with the user.")]
    [InlineData("openai", "preference", Dpo, "\"role\":\"user\"", "\"role\":\"tool\"", "Line 1: input.messages[0].role is 'tool'; taken are system, user, assistant.")]
    [InlineData("openai", "preference", Dpo, "preferred_output\":[{", "preferred_output\":[{\"role\":\"assistant\",\"content\":\"x\"},{", "Line 1: preferred_output holds more than one message.")]
    [InlineData("openai", "sft", Sft, ",{\"role\":\"assistant\",\"content\":\"a\"}", "", "Line 1: messages do not end with the assistant.")]
    [InlineData("openai", "sft", Sft, "{\"messages\"", "{\"note\":1,\"messages\"", "Line 1: note is no key that the service takes.")]
    [InlineData("openai", "sft", Sft, "\"content\":\"a\"", "\"content\":\"\"", "Line 1: messages[1].content is empty.")]
    public void What_a_trainer_refuses_is_named(string family, string kind, string line, string good, string bad, string problem) =>
        Assert.Contains(problem, Check(family, kind, line.Replace(good, bad, StringComparison.Ordinal) + "\n").Problems);

    [Theory]
    [InlineData("\uFEFF" + Sft + "\n", "The file begins with a byte order mark.")]
    [InlineData(Sft + "\r\n", "Lines end with CR LF; LF alone is taken.")]
    [InlineData(Sft, "The last line has no end.")]
    [InlineData("", "The file is empty.")]
    [InlineData(Sft + "\nnothing\n", "Line 2 is no JSON object.")]
    [InlineData(Sft + "\n{\"messages\":\"text\"}\n", "Line 2 has other keys or types than the first line.")]
    public void A_file_is_plain_lines_of_one_shape(string content, string problem) => Assert.Contains(problem, Check("openai", "sft", content).Problems);

    [Fact]
    public void Fewer_than_ten_lines_are_a_warning_for_a_service_that_asks_for_ten()
    {
        Assert.Equal("9 lines; the service asks for 10 or more.", Assert.Single(Check("openai", "sft", string.Concat(Enumerable.Repeat(Sft + "\n", 9))).Warnings));
        Assert.Empty(Check("openai", "sft", string.Concat(Enumerable.Repeat(Sft + "\n", 10))).Warnings);
    }

    [Fact]
    public void An_unknown_format_is_refused_with_the_known_ones() =>
        Assert.Contains("trl, openai, all", Assert.Throws<RefusedException>(() => ExportFormats.Named("parquet")).Message, StringComparison.Ordinal);

    private static CheckedFile Check(string family, string kind, string content) =>
        FileCheck.Run(ExportFormats.All.Single(format => format.Family == family && format.Kind == kind), "x.jsonl", Encoding.UTF8.GetBytes(content));
}
