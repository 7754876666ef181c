using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Feedback;

/// <summary>What the store of feedback promises, whatever the engine.</summary>
public abstract class FeedbackStoreContract : PartContract
{
    private FeedbackStore Store => Get<FeedbackStore>();

    [Fact]
    public async Task Every_kind_is_found_as_it_was_stated_oldest_first()
    {
        FeedbackEntry[] stated =
        [
            new("f1", "t1", FeedbackKind.Thumb, Noon, 0, Reason: FeedbackReason.Unwelcome),
            new("f2", "t1", FeedbackKind.Stars, Noon.AddSeconds(1), 4),
            new("f3", "t1", FeedbackKind.Correction, Noon.AddSeconds(2), Text: "Better: \"ja\"."),
            new("f4", "t1", FeedbackKind.Comment, Noon.AddSeconds(3), Text: "Hm."),
        ];

        Assert.Equal(4, await KeepAsync([.. stated.Reverse()]));

        Assert.Equal(stated.Select(entry => new Received<FeedbackEntry> { Fact = entry, At = Clock.GetUtcNow() }), await Store.OfTraceAsync(Project, "t1", Cancel));
        Assert.Empty(await Store.OfTraceAsync("other", "t1", Cancel));
    }

    [Fact]
    public async Task Feedback_may_come_before_its_trace_and_a_retry_changes_nothing()
    {
        var up = new FeedbackEntry("f1", "late", FeedbackKind.Thumb, Noon, 1);
        Assert.Equal(1, await KeepAsync(up));
        Assert.Equal(0, await KeepAsync(up with { Value = 0 }));

        await KeepAsync(new Trace("late", Noon, [new("user", "Hello")], Release: "r1"));

        Assert.Equal([up], (await Store.OfTraceAsync(Project, "late", Cancel)).Select(entry => entry.Fact));
    }

    [Fact]
    public async Task Corrections_are_found_with_how_each_came_in()
    {
        var correction = new FeedbackEntry("f1", "t1", FeedbackKind.Correction, Noon, Text: "Better.");
        Assert.Empty(await Store.CorrectionsAsync(Project, "t1", Cancel));
        await KeepAsync(correction, new FeedbackEntry("f2", "t1", FeedbackKind.Thumb, Noon, 1));
        foreach (var access in new[] { Access.Public, Access.Secret })
        {
            await Get<FactWriter<FeedbackEntry>>().KeepAsync(new Caller(Project, access, "key"), [correction with { Id = $"{access}", At = Noon.AddHours((int)access) }], Cancel);
        }

        Assert.Equal([("f1", Access.Local), ("Public", Access.Public), ("Secret", Access.Secret)], (await Store.CorrectionsAsync(Project, "t1", Cancel)).Select(one => (one.Entry.Id, one.Access)));
        Assert.Empty(await Store.CorrectionsAsync("other", "t1", Cancel));
    }

    [Fact]
    public async Task Who_gave_it_is_a_pseudonym()
    {
        await KeepAsync(new FeedbackEntry("f1", "t1", FeedbackKind.Thumb, Noon, 1, User: "ada@example.org"));

        Assert.StartsWith("p_", Assert.Single(await Store.OfTraceAsync(Project, "t1", Cancel)).Fact.User, StringComparison.Ordinal);
    }
}

public sealed class FeedbackStoreOnSqlite : FeedbackStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class FeedbackStoreOnPostgres : FeedbackStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
