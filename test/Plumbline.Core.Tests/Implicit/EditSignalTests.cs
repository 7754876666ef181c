using System.Diagnostics;
using System.Text;
using Plumbline.Statistics;

namespace Plumbline.Implicit;

public sealed class EditSignalTests
{
    [Fact]
    public void Distances_are_those_of_the_plain_table_at_every_length()
    {
        var stream = new SplitMix64(51);
        for (var world = 0; world < 400; world++)
        {
            int[] one = Random(ref stream, (int)stream.Below(200)), other = Random(ref stream, (int)stream.Below(200));

            Assert.Equal(Table(one, other).Distance, EditDistance.Levenshtein(one, other));
            Assert.Equal(Table(one, other).Common, EditDistance.LongestCommon(one, other));
        }
    }

    [Fact]
    public void Many_different_items_and_many_blocks_are_no_edge()
    {
        var stream = new SplitMix64(54);
        for (var world = 0; world < 60; world++)
        {
            int[] one = Random(ref stream, 400, 120), other = Random(ref stream, 350, 120);

            Assert.Equal(Table(one, other).Distance, EditDistance.Levenshtein(one, other));
            Assert.Equal(Table(one, other).Common, EditDistance.LongestCommon(one, other));
        }
    }

    [Fact]
    public void An_item_that_comes_again_two_blocks_later_is_kept_once()
    {
        int[] one = [7, 1, .. Enumerable.Repeat(9, 150), 1, 7];

        Assert.Equal(1, EditDistance.LongestCommon(one, [8, 1, 8]));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void Whole_blocks_are_no_edge(int length)
    {
        var stream = new SplitMix64((ulong)length);
        int[] one = Random(ref stream, length), other = Random(ref stream, length);

        Assert.Equal(Table(one, other).Distance, EditDistance.Levenshtein(one, other));
        Assert.Equal(Table(one, other).Common, EditDistance.LongestCommon(one, other));
    }

    [Fact]
    public void A_distance_is_the_same_both_ways_and_no_detour_is_shorter()
    {
        var stream = new SplitMix64(52);
        for (var world = 0; world < 100; world++)
        {
            int[] a = Random(ref stream, 40), b = Random(ref stream, 50), c = Random(ref stream, 30);

            Assert.Equal(EditDistance.Levenshtein(a, b), EditDistance.Levenshtein(b, a));
            Assert.InRange(EditDistance.Levenshtein(a, c), 0, EditDistance.Levenshtein(a, b) + EditDistance.Levenshtein(b, c));
        }
    }

    [Fact]
    public void Characters_are_code_points_and_white_space_is_one_blank()
    {
        Assert.Equal(1, EditSignal.Of("ok 😀", "ok 😁").Characters);
        Assert.Equal(0, EditSignal.Of("  two\twords \n", "two words").Characters);
        Assert.Equal(0.2, EditSignal.Of("abcde", "abxde").Share, 1e-12);
    }

    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("e\u0302\u0301", "\u1ebf")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\u00c5\u0301", "\u01fa")]
    [InlineData("\u0438\u0306", "\u0439")]
    public void Letters_with_marks_are_the_same_however_they_are_stored(string one, string other) =>
        Assert.Equal(0, EditSignal.Of(one, other).Characters);

    [Fact]
    public void Every_composition_undone_and_done_again_is_itself()
    {
        var all = Enumerable.Range(0xC0, 0x3100).Select(code => (char)code).Where(letter => CanonicalPairs.Decomposed(letter) is not null).ToArray();

        Assert.InRange(all.Length, 850, 940);
        Assert.All(all, letter => Assert.Equal($"{letter}", ComposedText.Of(Undone(letter))));
    }

    [Fact]
    public void An_answer_without_words_has_nothing_to_keep()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(EditSignal.Of(" ", "new").Kept).Cause);
        Assert.Equal(0, EditSignal.Of("", "").Share);
        Assert.Equal(1, EditSignal.Of("", "x").Share);
    }

    [Fact]
    public void Fifty_thousand_characters_are_no_wait()
    {
        var stream = new SplitMix64(53);
        int[] one = Random(ref stream, 50_000), other = Random(ref stream, 50_000);
        var clock = Stopwatch.StartNew();

        EditDistance.Levenshtein(one, other);
        EditDistance.LongestCommon(one, other);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    private static string Undone(char letter)
    {
        var text = new StringBuilder();
        var next = letter;
        while (CanonicalPairs.Decomposed(next) is { } parts)
        {
            text.Insert(0, parts.Mark);
            next = parts.Letter;
        }

        return text.Insert(0, next).ToString();
    }

    private static int[] Random(ref SplitMix64 stream, int length, int different = 4)
    {
        var values = new int[length];
        for (var at = 0; at < length; at++)
        {
            values[at] = (int)stream.Below(different);
        }

        return values;
    }

    private static (int Distance, int Common) Table(int[] one, int[] other)
    {
        var (distance, common) = (new int[one.Length + 1, other.Length + 1], new int[one.Length + 1, other.Length + 1]);
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                var same = i > 0 && j > 0 && one[i - 1] == other[j - 1];
                distance[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + (same ? 0 : 1));
                common[i, j] = i == 0 || j == 0 ? 0 : same ? common[i - 1, j - 1] + 1 : Math.Max(common[i - 1, j], common[i, j - 1]);
            }
        }

        return (distance[one.Length, other.Length], common[one.Length, other.Length]);
    }
}
