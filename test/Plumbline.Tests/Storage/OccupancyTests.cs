using System.Text.RegularExpressions;
using Plumbline.Fakes;

namespace Plumbline.Storage;

public sealed partial class OccupancyTests
{
    /// <summary>Rows that something else must be kept for first.</summary>
    private static readonly string[] Following =
        ["project", "payload", "blob", "edge", "node", "artifact_name", "job_step", "training_point", "training_state", "look", "governor_event", "deployment", "sealed_opening", "sealed_item", "trace_part", "trace_tag",
            "payload_by_number", "awaiting", "trace_hour", "said_hour", "rater_day",
            "signal_rules", "signal_cursor", "derived_signal", "page_token",
            "replay", "draw", "drawn_trace", "online_cursor", "online_spend", "online_pick", "online_score", "online_event", "offer",
            "retention_mark", "expired_day", "forgotten", "deletion", "deletion_count", "deletion_end", "affected_artifact", "dead_letter", "dead_letter_count"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_table_that_may_hold_the_first_row_is_asked() => Assert.Equal(
        Migration.For(Engine.Sqlite).SelectMany(step => Tables().Matches(step.Sql).Select(table => table.Groups["name"].Value)).Except(Following).Order(),
        Asked().Matches(Occupancy.Sql).Select(table => table.Groups["name"].Value).Order());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_without_a_schema_is_free(bool postgres)
    {
        using var place = await Engines.PlaceAsync(postgres ? Engine.Postgres : Engine.Sqlite);
        await using var database = place.Open();

        Assert.False(await Occupancy.IsOccupiedAsync(database, Cancel));
    }

    [Fact]
    public async Task Asking_creates_no_file()
    {
        using var place = await Engines.PlaceAsync(Engine.Sqlite);
        await using var database = place.Open();

        await Occupancy.IsOccupiedAsync(database, Cancel);

        Assert.Empty(Directory.GetFiles(place.Folder!));
    }

    [GeneratedRegex(@"create table (?<name>\w+)")]
    private static partial Regex Tables();

    [GeneratedRegex(@"select 1 from (?<name>\w+)")]
    private static partial Regex Asked();
}
