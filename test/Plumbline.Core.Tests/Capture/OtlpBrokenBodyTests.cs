using Google.Protobuf;
using Plumbline.Capture.Oracle;
using Plumbline.Statistics;

namespace Plumbline.Capture;

public sealed class OtlpBrokenBodyTests
{
    private static readonly byte[] Body = new RandomSpans(7).Traces().ToByteArray();

    [Fact]
    public void A_body_cut_short_anywhere_is_read_or_refused_and_never_crashes() =>
        Assert.All(Enumerable.Range(0, Body.Length), length => Survives(Body.AsSpan(0, length)));

    [Fact]
    public void Flipped_bits_are_read_or_refused_and_never_crash() => Assert.All(Enumerable.Range(0, 4000), seed => Survives(Flipped((ulong)seed)));

    [Fact]
    public void Most_cuts_are_refused()
    {
        var refused = Enumerable.Range(1, Body.Length - 1).Count(length => !Survives(Body.AsSpan(0, length)));

        Assert.True(refused > Body.Length * 9 / 10, $"{refused} of {Body.Length}");
    }

    [Fact]
    public void A_length_beyond_the_body_is_refused_without_making_room_for_it()
    {
        byte[] claim = [.. OtlpReaderTests.Tag(1, 2), .. OtlpReaderTests.Varint(int.MaxValue), 1, 2, 3];

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<OtlpFormatException>(() => OtlpReader.Traces(claim));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x00, 0x00 })]
    [InlineData(new byte[] { 0x0F })]
    [InlineData(new byte[] { 0x0C })]
    [InlineData(new byte[] { 0x0B })]
    public void Absurd_lengths_numbers_and_groups_are_refused(byte[] body)
    {
        Assert.Throws<OtlpFormatException>(() => OtlpReader.Traces(body));
        Assert.Throws<OtlpFormatException>(() => OtlpReader.Logs(body));
    }

    [Fact]
    public void Values_nested_without_end_are_refused()
    {
        var value = new AnyValue { StringValue = "x" }.ToByteArray();
        for (var i = 0; i < 5000; i++)
        {
            value = OtlpReaderTests.Field(5, OtlpReaderTests.Field(1, value));
        }

        var body = InSpan([.. OtlpReaderTests.Field(1, "k"u8.ToArray()), .. OtlpReaderTests.Field(2, value)]);

        Assert.Contains("deep", Assert.Throws<OtlpFormatException>(() => OtlpReader.Traces(body)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_nested_without_end_are_refused()
    {
        byte[] groups = [.. Enumerable.Repeat((byte)((15 << 3) | 3), 100_000)];

        Assert.Throws<OtlpFormatException>(() => OtlpReader.Traces(groups));
    }

    [Fact]
    public void A_body_of_millions_of_empty_messages_is_refused_before_it_unfolds()
    {
        byte[] events = [.. Enumerable.Repeat(new byte[] { (11 << 3) | 2, 0 }, 4_100_000).SelectMany(pair => pair)];

        var body = OtlpReaderTests.Field(1, OtlpReaderTests.Field(2, OtlpReaderTests.Field(2, events)));

        Assert.Throws<OtlpFormatException>(() => OtlpReader.Traces(body));
    }

    [Fact]
    public void A_million_spans_without_ids_are_counted_and_a_hundred_explained()
    {
        byte[] spans = [.. Enumerable.Repeat(new byte[] { (2 << 3) | 2, 0 }, 1_000_000).SelectMany(pair => pair)];

        var read = OtlpReader.Traces(OtlpReaderTests.Field(1, OtlpReaderTests.Field(2, spans)));

        Assert.Equal((1_000_000, 100), (read.Rejected.Count, read.Rejected.Reasons.Count));
    }

    private static byte[] InSpan(byte[] pair) =>
        OtlpReaderTests.Field(1, OtlpReaderTests.Field(2, OtlpReaderTests.Field(2, [.. OtlpReaderTests.Whole().ToByteArray(), .. OtlpReaderTests.Field(9, pair)])));

    private static byte[] Flipped(ulong seed)
    {
        var stream = SplitMix64.For(seed, "flip");
        byte[] flipped = [.. Body];
        flipped[stream.Next() % (ulong)flipped.Length] ^= (byte)(1 << (int)(stream.Next() % 8));
        return flipped;
    }

    /// <summary>True when it was read; false when it was refused. Any other exception fails the test.</summary>
    private static bool Survives(ReadOnlySpan<byte> body)
    {
        try
        {
            var read = OtlpReader.Traces(body);
            OtlpParts.Of(read, DateTimeOffset.UnixEpoch);
            OtlpScores.Of(read, DateTimeOffset.UnixEpoch);
            OtlpReader.Logs(body);
            return true;
        }
        catch (OtlpFormatException)
        {
            return false;
        }
    }
}
