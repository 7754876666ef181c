using System.Text;
using Plumbline.Imports.PublicSets.Fed;
using Plumbline.Imports.PublicSets.GetAnotherLabel;
using Plumbline.Imports.PublicSets.JudgeBench;
using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Imports.PublicSets.Sycon;
using Plumbline.Imports.PublicSets.Ttcw;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>However a document is damaged, its reader gives records or refusals with a field, and never breaks.</summary>
public sealed class PublicSetDamageTests
{
    private const int Damaged = 400;

    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "testset-v1.json", """[{"idx":7,"cmp_key":"heron_otter","instruction":"Name a bird","input":"","response1":true,"response2":"Gull","annotator1":1,"annotator2":2,"annotator3":0}]""" },
        { "newsroom.json", """{"instances":[{"id":4,"instance":"A report on tides","annotations":{"Fluency":{"individual_human_scores":[5,1]}}},{"id":5,"instance":{"user_prompt":"USER: Hi","response":"Yes"},"annotations":{}}]}""" },
        { "ttcw_annotations.json", """[{"story_id":"3_GPT4","expert_idx":"77","ttcw_idx":2,"binary_verdict":"Yes","explanation":"It \u00e9 counts."}]""" },
        { "annotations_gpt4.jsonl", "{\"id\":\"story_3_GPT4_test1\",\"response\":\"YES, it is.\"}\n{\"id\":\"story_3_GPT4_test2\",\"response\":\"no\\nIt is not.\"}\n" },
        { "BarzanMozafari/labels.txt", "AWORKER\t17\t1\nBWORKER\t17\t0\r\n" },
        { "BarzanMozafari/evaluation.txt", "17\t1\n18\t0\t\n" },
        { "fed_data.json", """[{"context":"User: Hello\nSystem: Good day","response":"System: Yes","system":"Human","annotations":{"Overall":["N/A",4]}}]""" },
        { "output/heron/prompt0.csv", "Question,Response_1,Response_2,Response_3,Response_4,Response_5\nGood?,\"a \"\"b\"\"\nc\",b,c,d,e\n" },
        { "results/heron/prompt0.csv", "QuestionID,Response_1,Response_2,Response_3,Response_4,Response_5\n1,1,0,1,1,1\n" },
    };

    private static readonly IPublicSet[] Sets = [new FedSet(), new GetAnotherLabelSet(), new JudgeBenchSet(), new PandaLmSet(), new SyconSet(), new TtcwSet()];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_whole_document_has_nothing_to_refuse(string name, string document)
    {
        var items = await ReadAsync(name, Encoding.UTF8.GetBytes(document));

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Null(item.Refused));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_damaged_document_gives_records_or_refusals(string name, string document)
    {
        var whole = Encoding.UTF8.GetBytes(document);

        var items = await Task.WhenAll(Enumerable.Range(0, Damaged).Select(seed => ReadAsync(name, Damage(whole, SplitMix64.For((ulong)seed, name)))));

        Assert.Contains(items.SelectMany(one => one), item => item.Refused is not null);
        Assert.All(items.SelectMany(one => one), item => Assert.True(item.Refused is { Field.Length: > 0, Message.Length: > 0 } || item.Trace is not null || item.Labels is { Count: > 0 }));
    }

    [Theory]
    [InlineData("""[{"context":"User: \ud800","system":"Human","annotations":{}}]""", "context")]
    [InlineData("""[{"context":"User: Hi","system":"Human","annotations":{"\ud800":[1]}}]""", "annotations")]
    public async Task Half_a_character_is_refused_by_field(string document, string field) =>
        Assert.Equal(field, Assert.Single(await ReadAsync("fed_data.json", Encoding.UTF8.GetBytes(document))).Refused!.Field);

    private static async Task<IReadOnlyList<PublicItem>> ReadAsync(string name, byte[] document)
    {
        var items = new List<PublicItem>();
        foreach (var set in Sets)
        {
            using var content = new MemoryStream(document);
            items.AddRange(await set.ReadAsync(name, content, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken));
        }

        return items;
    }

    /// <summary>One byte changed, left out or doubled, or the end cut off.</summary>
    private static byte[] Damage(byte[] whole, SplitMix64 stream)
    {
        var at = (int)stream.Below(whole.Length);
        return stream.Below(4) switch
        {
            0 => [.. whole[..at], (byte)stream.Below(256), .. whole[(at + 1)..]],
            1 => [.. whole[..at], .. whole[(at + 1)..]],
            2 => [.. whole[..at], whole[at], .. whole[at..]],
            _ => whole[..at],
        };
    }
}
