namespace Plumbline.Client;

/// <summary>How long to wait before a request is sent again: twice as long each time, spread so that many clients do not come back together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Chance chance)
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>The wait after a try.</summary>
    /// <param name="attempt">Which try it was, from 1.</param>
    /// <param name="asked">What the server asked for; it is never undercut, but for an hour's cap.</param>
    public TimeSpan After(int attempt, TimeSpan? asked)
    {
        var whole = TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, Math.Min(attempt - 1, 40))));
        var share = chance.Share();
        return asked is { } least && least > TimeSpan.Zero
            ? (least < LongestAsked ? least : LongestAsked) + (share * first)
            : whole * (0.5 + (share / 2));
    }
}
