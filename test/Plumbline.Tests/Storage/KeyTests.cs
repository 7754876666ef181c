namespace Plumbline.Storage;

public sealed class KeyTests
{
    [Fact]
    public void Same_parts_give_the_same_sixteen_bytes()
    {
        Assert.Equal(Key.Of("p", "trace", "t1"), Key.Of("p", "trace", "t1"));
        Assert.Equal(16, Key.Of("p", "trace", "t1").Length);
    }

    [Theory]
    [InlineData("p", "trace", "t2")]
    [InlineData("p", "label", "t1")]
    [InlineData("q", "trace", "t1")]
    [InlineData("pt", "race", "t1")]
    public void Any_other_part_or_another_cut_gives_another_key(string project, string kind, string id) =>
        Assert.NotEqual(Key.Of("p", "trace", "t1"), Key.Of(project, kind, id));

    [Fact]
    public void Ids_end_at_eight_hundred_characters()
    {
        Assert.Equal(16, Key.Of("p", "trace", new string('é', 800)).Length);
        Assert.Throws<ArgumentException>(() => Key.Of("p", "trace", new string('x', 801)));
        Assert.Throws<ArgumentException>(() => Key.Of("p", "trace", ""));
    }
}
