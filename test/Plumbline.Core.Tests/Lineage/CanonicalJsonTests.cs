using System.Text.Json;

namespace Plumbline.Lineage;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Order_of_members_white_space_and_nulls_change_nothing()
    {
        const string Canonical = """{"a":{"b":[1,2],"c":"x"},"d":true}""";

        Assert.Equal(Canonical, Of("""{ "d": true, "a": { "c": "x", "n": null, "b": [ 1, 2 ] } }"""));
        Assert.Equal(Canonical, Of(Canonical));
    }

    [Fact]
    public void Contents_that_differ_are_spelled_differently()
    {
        Assert.NotEqual(Of("""{"a":[1,2]}"""), Of("""{"a":[2,1]}"""));
        Assert.NotEqual(Of("""{"a":"1"}"""), Of("""{"a":1}"""));
        Assert.NotEqual(Of("""{"a":[null]}"""), Of("""{"a":[]}"""));
    }

    [Fact]
    public void Members_are_sorted_by_their_code_units() => Assert.Equal("""{"B":1,"a":2,"b":3}""", Of("""{"b":3,"a":2,"B":1}"""));

    [Fact]
    public void Numbers_keep_the_spelling_they_came_with() => Assert.Equal("""{"a":1.50,"b":1e3}""", Of("""{"b":1e3,"a":1.50}"""));

    [Fact]
    public void A_content_has_the_published_hash_of_its_bytes()
    {
        // FIPS 180-4, the one-block example.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ContentHash.Of("abc"));
        Assert.Equal(ContentHash.Of("abc"), ContentHash.Of("abc"u8));
    }

    [Fact]
    public void Only_64_lower_case_digits_are_a_hash()
    {
        var hash = ContentHash.Of("abc");

        Assert.True(ContentHash.IsHash(hash));
        Assert.False(ContentHash.IsHash(hash.ToUpperInvariant()));
        Assert.False(ContentHash.IsHash(hash[1..]));
        Assert.False(ContentHash.IsHash(hash[1..] + "g"));
    }

    private static string Of(string json) => CanonicalJson.Of(JsonSerializer.Deserialize<JsonElement>(json));
}
