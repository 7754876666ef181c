using System.Text.Json.Nodes;
using Plumbline.Statistics;

namespace Plumbline.Redaction;

public sealed class SensitiveTextTests
{
    private static readonly HashSet<SensitiveKind> All = [.. Enum.GetValues<SensitiveKind>().Where(kind => kind != SensitiveKind.Custom)];

    [Theory]
    [InlineData(SensitiveKind.Email, "ada.lovelace+bills@example.co.uk")]
    [InlineData(SensitiveKind.Phone, "+49 (0)30 901820-12")]
    [InlineData(SensitiveKind.Phone, "0171/2345678")]
    [InlineData(SensitiveKind.Phone, "(555) 123-4567")]
    [InlineData(SensitiveKind.Card, "4111 1111 1111 1111")]
    [InlineData(SensitiveKind.Card, "378282246310005")]
    [InlineData(SensitiveKind.Iban, "DE89 3704 0044 0532 0130 00")]
    [InlineData(SensitiveKind.Iban, "GB82WEST12345698765432")]
    [InlineData(SensitiveKind.Ip, "203.0.113.77")]
    [InlineData(SensitiveKind.Ip, "2001:db8::8a2e:370:7334")]
    [InlineData(SensitiveKind.Secret, "AKIAIOSFODNN7EXAMPLE")]
    [InlineData(SensitiveKind.Secret, "password: hunter2-hunter2")]
    public void A_planted_passage_is_found_whole(SensitiveKind kind, string passage)
    {
        var text = $"Please use {passage}, thank you.";

        var found = Assert.Single(SensitiveText.Find(text, All));

        Assert.Equal((kind, passage), (found.Kind, text.Substring(found.Start, found.Length)));
    }

    [Theory]
    [InlineData("Order 4111 1111 1111 1112 of 2026-03-01 at 12:30:45")]
    [InlineData("Version 10.0.401 of build 1.2.3.4.5, section 3.14.15.92.6")]
    [InlineData("It cost 1,299.00 EUR on 01.03.2026, invoice 2026-000123")]
    [InlineData("ISBN 978-3-16-148410-0, page 12:34")]
    [InlineData("DE00 3704 0044 0532 0130 00 has wrong check digits")]
    [InlineData("Write user@localhost or a@b, ratio 16:9, C::D::E")]
    [InlineData("The secret is patience; a password is needed.")]
    [InlineData("0000 0000 0000 0000 and 1111111111111")]
    public void What_only_looks_alike_is_left(string text) => Assert.Empty(SensitiveText.Find(text, All));

    [Fact]
    public void In_a_planted_corpus_nearly_all_is_found_and_nearly_nothing_else()
    {
        var (planted, found, right) = (0, 0, 0);
        var stream = new SplitMix64(11);
        for (var sentence = 0; sentence < 4000; sentence++)
        {
            var (text, passages) = PlantedSentence.Draw(ref stream);
            var hits = SensitiveText.Find(text, All).Select(hit => text.Substring(hit.Start, hit.Length)).ToArray();
            (planted, found, right) = (planted + passages.Count, found + hits.Length, right + passages.Count(hits.Contains));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"recall {(double)right / planted:0.000} of {planted}, precision {(double)right / found:0.000} of {found}");
        Assert.InRange((double)right / planted, 0.97, 1);
        Assert.InRange((double)right / found, 0.97, 1);
    }

    [Fact]
    public void Each_rule_says_its_own_and_redacting_again_changes_nothing()
    {
        var settings = new RedactionSettings(
            new Dictionary<SensitiveKind, RedactionRule> { [SensitiveKind.Email] = RedactionRule.Mask, [SensitiveKind.Phone] = RedactionRule.Drop, [SensitiveKind.Ip] = RedactionRule.Hash },
            new Dictionary<string, CustomPattern> { ["customer"] = new("C-[0-9]{6}", RedactionRule.Hash) });
        var redactor = new Redactor(settings, [1, 2, 3]);

        var text = redactor.Apply("C-123456 wrote from a@example.org (+49 30 9018201) at 203.0.113.7; card 4111 1111 1111 1111 stays.");

        Assert.Matches(@"^\[customer:[0-9a-f]{12}\] wrote from \[email\] \(\) at \[ip:[0-9a-f]{12}\]; card 4111 1111 1111 1111 stays\.$", text);
        Assert.Equal(text, redactor.Apply(text));
        Assert.NotEqual(text, new Redactor(settings, [4]).Apply("C-123456 wrote from a@example.org (+49 30 9018201) at 203.0.113.7; card 4111 1111 1111 1111 stays."));
    }

    [Fact]
    public void Every_text_in_json_is_redacted_and_nothing_else()
    {
        var redactor = new Redactor(RedactionSettings.Nothing with { Kinds = new Dictionary<SensitiveKind, RedactionRule> { [SensitiveKind.Email] = RedactionRule.Mask } }, [1]);

        var redacted = redactor.Apply(JsonNode.Parse("""{"a@example.org":["b@example.org",1,null,{"c":"d@example.org"}]}"""));

        Assert.Equal("""{"a@example.org":["[email]",1,null,{"c":"[email]"}]}""", redacted!.ToJsonString());
    }

    [Theory]
    [InlineData("(", "no regular expression")]
    [InlineData("(?=a)b", "look-around")]
    public void A_pattern_that_cannot_be_run_safely_is_refused_by_name(string expression, string says)
    {
        var settings = RedactionSettings.Nothing with { Patterns = new Dictionary<string, CustomPattern> { ["mine"] = new(expression) } };

        var refusal = Assert.Single(settings.Check());

        Assert.Equal("patterns.mine", refusal.Field);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Redactor(settings, [1]));
    }

    [Fact]
    public void A_long_hostile_text_is_read_in_linear_time()
    {
        string[] hostile = [new('a', 200_000), string.Concat(Enumerable.Repeat("a@", 100_000)), string.Concat(Enumerable.Repeat("1 ", 100_000)), string.Concat(Enumerable.Repeat(":", 200_000))];

        Assert.All(hostile, text => Assert.NotNull(SensitiveText.Find(text, All)));
    }
}
