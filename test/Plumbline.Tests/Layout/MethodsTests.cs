namespace Plumbline.Layout;

public class MethodsTests
{
    [Fact]
    public void A_method_is_counted_from_its_signature_to_its_last_brace() => Assert.Equal(
        [new MethodSize(4, 4), new MethodSize(9, 2)],
        Methods.Of("""
            namespace A;
            public sealed class B<T>(int c) : D where T : class
            {
                public void E(int f = 1)
                {
                    if (f > 0) { G(); }
                }
                private readonly int h = 3;
                private int I(string j) =>
                    j is { Length: > 0 } ? 1 : 2;
            }
            """));

    [Fact]
    public void Braces_in_strings_and_comments_are_not_code() => Assert.Equal(
        [new MethodSize(3, 5)],
        Methods.Of(""""
            class B
            {
                string C()
                {
                    // }
                    return $"{D["}"]} {{" + '}' + @"}""";
                }
            }
            """"));

    [Fact]
    public void What_follows_an_enumeration_or_an_escaped_quote_is_counted_by_itself() => Assert.Equal(
        [new MethodSize(8, 1), new MethodSize(9, 1)],
        Methods.Of("""
            enum A
            {
                B,
                C,
            }
            class D
            {
                char E() => '\'';
                int F() { return 1; }
                int g;
            }
            """));

    [Fact]
    public void Data_of_a_field_is_not_a_method() => Assert.Empty(
        Methods.Of("""
            class B
            {
                private static readonly string[] C =
                [
                    "one",
                    "two",
                ];
                private static readonly D E = new()
                {
                    F = 1,
                };
            }
            """));
}
