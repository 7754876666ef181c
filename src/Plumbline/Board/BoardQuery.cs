using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Board;

/// <summary>Which traces a board counts, and what it compares.</summary>
/// <param name="From">The first day, at midnight UTC.</param>
/// <param name="To">The day after the last.</param>
/// <param name="By">What tells its rows apart.</param>
internal sealed record BoardQuery(DateTimeOffset From, DateTimeOffset To, BoardFacet By)
{
    /// <summary>Days that one board may span.</summary>
    public const int MostDays = 400;

    /// <summary>The column of the cohorts that tells rows apart, a constant; an empty text for all in one.</summary>
    public string Column => By switch
    {
        BoardFacet.Model => "model",
        BoardFacet.PromptVersion => "prompt_version",
        BoardFacet.Release => "release",
        BoardFacet.Segment => "segment",
        _ => "''",
    };

    public object Parameters(string project) => new { Project = project, From = Cohort.DayOf(Microseconds.Of(From)), To = Microseconds.Of(To) };

    /// <summary>The last days up to now.</summary>
    /// <exception cref="RefusedException">There are not that many days on a board.</exception>
    public static BoardQuery Last(int days, BoardFacet by, DateTimeOffset now)
    {
        if (days is < 1 or > MostDays)
        {
            throw RefusedException.Invalid("days", $"A board spans 1 to {MostDays} days.");
        }

        var tomorrow = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        return new(tomorrow.AddDays(-days), tomorrow, by);
    }
}

/// <summary>What the rows of a board are.</summary>
internal enum BoardFacet
{
    /// <summary>One row for everything.</summary>
    All,

    /// <summary>A row a model.</summary>
    Model,

    /// <summary>A row a prompt version.</summary>
    PromptVersion,

    /// <summary>A row a release.</summary>
    Release,

    /// <summary>A row a segment of users, as traces name it.</summary>
    Segment,
}
