namespace Plumbline.Evaluators;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"object"}""", "{}", "[]")]
    [InlineData("""{"type":"array"}""", "[]", "{}")]
    [InlineData("""{"type":"string"}""", "\"a\"", "1")]
    [InlineData("""{"type":"number"}""", "1.5", "\"1\"")]
    [InlineData("""{"type":"integer"}""", "2.0", "1.5")]
    [InlineData("""{"type":"boolean"}""", "false", "0")]
    [InlineData("""{"type":"null"}""", "null", "0")]
    [InlineData("""{"type":["string","null"]}""", "null", "1")]
    [InlineData("""{"enum":["a",1]}""", "1", "\"b\"")]
    [InlineData("""{"const":{"a":1}}""", """{"a":1}""", """{"a":2}""")]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", """{"b":1}""")]
    [InlineData("""{"properties":{"a":{"type":"number"}}}""", """{"a":1,"b":"x"}""", """{"a":"1"}""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"items":{"type":"number"}}""", "[1,2]", "[1,\"2\"]")]
    [InlineData("""{"minItems":1}""", "[1]", "[]")]
    [InlineData("""{"maxItems":1}""", "[1]", "[1,2]")]
    [InlineData("""{"minLength":2}""", "\"ab\"", "\"a\"")]
    [InlineData("""{"maxLength":2}""", "\"ab\"", "\"abc\"")]
    [InlineData("""{"minimum":1}""", "1", "0.9")]
    [InlineData("""{"maximum":1}""", "1", "1.1")]
    public void A_keyword_takes_what_fits_and_refuses_what_does_not(string schema, string fits, string unfit)
    {
        var read = new JsonSchema(SomeAnswers.Json(schema), "schema");

        Assert.True(read.Accepts(SomeAnswers.Json(fits)));
        Assert.False(read.Accepts(SomeAnswers.Json(unfit)));
    }

    [Fact]
    public void A_keyword_of_another_kind_of_value_says_nothing_about_it() => Assert.True(new JsonSchema(SomeAnswers.Json("""{"minLength":2,"minimum":3,"minItems":1,"required":["a"]}"""), "schema").Accepts(SomeAnswers.Json("true")));

    [Theory]
    [InlineData("""{"pattern":"x"}""", "schema.pattern")]
    [InlineData("""{"properties":{"a":{"anyOf":[]}}}""", "schema.properties.a.anyOf")]
    [InlineData("""{"items":{"format":"date"}}""", "schema.items.format")]
    [InlineData("[]", "schema")]
    [InlineData("true", "schema")]
    [InlineData("""{"type":"text"}""", "schema.type")]
    [InlineData("""{"type":3}""", "schema.type")]
    [InlineData("""{"properties":[]}""", "schema.properties")]
    [InlineData("""{"required":"a"}""", "schema.required")]
    [InlineData("""{"enum":1}""", "schema.enum")]
    [InlineData("""{"minimum":"1"}""", "schema.minimum")]
    [InlineData("""{"additionalProperties":{}}""", "schema.additionalProperties")]
    public void A_keyword_that_would_not_be_obeyed_is_refused(string schema, string field) =>
        Assert.Equal(field, Assert.Single(Assert.Throws<RefusedException>(() => new JsonSchema(SomeAnswers.Json(schema), "schema")).Refusals).Field);

    [Fact]
    public void An_answer_that_is_no_JSON_is_wrong_and_no_failure()
    {
        var check = new JsonSchemaCheck(new(SomeAnswers.Json("""{"type":"object"}"""), "schema"));

        Assert.Equal(new(0), check.Score("Sorry!"));
        Assert.Equal(new(1), check.Score("""{"refund":true}"""));
    }
}
