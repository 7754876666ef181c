namespace Plumbline.Storage;

public sealed class MicrosecondsTests
{
    [Fact]
    public void A_moment_comes_back_in_utc()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddMicroseconds(7);

        Assert.Equal(at, Microseconds.ToDateTimeOffset(Microseconds.Of(at)));
        Assert.Equal(TimeSpan.Zero, Microseconds.ToDateTimeOffset(Microseconds.Of(at)).Offset);
    }

    [Fact]
    public void Counting_starts_in_1970() => Assert.Equal(1_000_000, Microseconds.Of(DateTimeOffset.UnixEpoch.AddSeconds(1)));
}
