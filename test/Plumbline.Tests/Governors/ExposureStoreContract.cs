using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Governors;

/// <summary>What the counts behind a governor promise, whatever the engine.</summary>
public abstract class ExposureStoreContract : PartContract
{
    private ExposureStore Store => Get<ExposureStore>();

    [Fact]
    public async Task Outcomes_count_since_a_time_and_by_release()
    {
        await KeepAsync(Served("t1"), Served("t2"), Served("t3", release: "r2"));
        await KeepAsync(Ended("o1", trace: "t1", value: 0.5), Ended("o2", trace: "t2", value: 0.4), Ended("o3", trace: "t3"));

        Assert.Equal([new("resolved", 2, 1)], await OutcomesAsync("r1"));
        Assert.Equal([new("resolved", 1, 1)], await OutcomesAsync("r2"));
        Assert.Empty(await Store.OutcomesAsync(Project, "r1", Noon.AddSeconds(1), Cancel));
        Assert.Empty(await Store.OutcomesAsync("other", "r1", Noon, Cancel));
    }

    [Fact]
    public async Task Outcomes_of_a_conversation_and_of_a_user_count_for_the_release_that_served_them()
    {
        await KeepAsync(Served("t1", "c1"), Served("t2", user: "ada"), Served("t3", "c3", "bob"));
        await KeepAsync(Ended("o1", conversation: "c1"), Ended("o2", user: "ada", value: 0), Ended("o3", user: "nobody"));

        Assert.Equal([new("resolved", 2, 1)], await OutcomesAsync("r1"));
    }

    [Fact]
    public async Task A_conversation_has_one_vote_and_its_newest_outcome_is_it()
    {
        await KeepAsync(Served("t1", "c1"), Served("t2", "c1"), Served("t3", "c1"));
        await KeepAsync(Ended("o1", trace: "t1", days: 1), Ended("o2", trace: "t2", days: 3, value: 0), Ended("o3", conversation: "c1", days: 2));

        Assert.Equal([new("resolved", 1, 0)], await OutcomesAsync("r1"));
    }

    [Fact]
    public async Task Who_was_served_by_two_releases_tells_of_neither()
    {
        await KeepAsync(Served("t1", "c1", "ada"), Served("t2", "c1", "ada", "r2"), Served("t3", "c3", "ada"));
        await KeepAsync(Ended("o1", conversation: "c1"), Ended("o2", user: "ada"), Ended("o3", trace: "t3", value: 0));

        Assert.Equal([new("resolved", 1, 0)], await OutcomesAsync("r1"));
        Assert.Empty(await OutcomesAsync("r2"));
    }

    [Fact]
    public async Task What_was_served_before_the_time_asked_for_mixes_nothing()
    {
        await KeepAsync(Served("t1", "c1", release: "r0"), Served("t2", "c1", hours: 2));
        await KeepAsync(Ended("o1", conversation: "c1"));

        Assert.Equal([new("resolved", 1, 1)], await Store.OutcomesAsync(Project, "r1", Noon.AddHours(1), Cancel));
        Assert.Empty(await OutcomesAsync("r1"));
    }

    [Fact]
    public async Task An_outcome_before_the_first_answer_did_not_follow_it()
    {
        await KeepAsync(Served("t1", "c1", "ada", hours: 48));
        await KeepAsync(Ended("o1", conversation: "c1", days: 1), Ended("o2", user: "ada", days: 1));

        Assert.Empty(await OutcomesAsync("r1"));
    }

    [Fact]
    public async Task Each_name_is_counted_by_itself_the_most_observed_first()
    {
        await KeepAsync(Served("t1"), Served("t2"));
        await KeepAsync(Ended("o1", trace: "t1", name: "retained"), Ended("o2", trace: "t1"), Ended("o3", trace: "t2", value: 0));

        Assert.Equal([new("resolved", 2, 1), new("retained", 1, 1)], await OutcomesAsync("r1"));
    }

    [Fact]
    public async Task Thumbs_are_counted_by_conversation_the_newest_of_each()
    {
        await KeepAsync(Served("t1", "c1"), Served("t2", "c1"), Served("t3"), Served("t4", release: "r2"));
        await KeepAsync(Thumb("f1", "t1", 1, 1), Thumb("f2", "t2", 0, 2), Thumb("f3", "t3", 1, 1), Thumb("f4", "t4", 1, 1), new FeedbackEntry("stars", "t3", FeedbackKind.Stars, Noon, 5));

        Assert.Equal(new(2, 1), await Store.ThumbsAsync(Project, "r1", Noon, Cancel));
        Assert.Equal(new(1, 1), await Store.ThumbsAsync(Project, "r2", Noon, Cancel));
        Assert.Equal(new(0, 0), await Store.ThumbsAsync(Project, "r3", Noon, Cancel));
        Assert.Equal(new(0, 0), await Store.ThumbsAsync(Project, "r1", Noon.AddHours(1), Cancel));
    }

    private Task<IReadOnlyList<OutcomeCount>> OutcomesAsync(string release) => Store.OutcomesAsync(Project, release, Noon, Cancel);

    private static Trace Served(string id, string? conversation = null, string? user = null, string release = "r1", int hours = 0) =>
        new(id, Noon.AddHours(hours), [new("user", "Hello")], Conversation: conversation, User: user, Release: release);

    private static Outcome Ended(string id, string? trace = null, string? conversation = null, string? user = null, double value = 1, int days = 1, string name = "resolved") =>
        new(id, name, value, Noon.AddDays(days), trace, conversation, user);

    private static FeedbackEntry Thumb(string id, string trace, double value, int hours) => new(id, trace, FeedbackKind.Thumb, Noon.AddHours(hours), value);
}

public sealed class ExposureStoreOnSqlite : ExposureStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ExposureStoreOnPostgres : ExposureStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
