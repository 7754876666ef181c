using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>What the store of signals promises, whatever the engine.</summary>
public abstract class SignalStoreContract : PartContract
{
    private SignalStore Store => Get<SignalStore>();

    [Fact]
    public async Task Every_kind_is_found_as_it_was_stated_oldest_first()
    {
        Signal[] stated = [.. Enum.GetValues<SignalKind>().Select((kind, i) => new Signal($"s{i}", "t1", kind, Noon.AddSeconds(i), i % 2 == 0 ? 0.25 * i / 2 : null, i == 1 ? "Again?" : null))];

        Assert.Equal(stated.Length, await KeepAsync([.. stated.Reverse()]));

        Assert.Equal(stated.Select(signal => new Received<Signal> { Fact = signal, At = Clock.GetUtcNow() }), await Store.OfTraceAsync(Project, "t1", Cancel));
        Assert.Empty(await Store.OfTraceAsync(Project, "t2", Cancel));
        Assert.Empty(await Store.OfTraceAsync("other", "t1", Cancel));
    }

    [Fact]
    public async Task A_retry_changes_nothing()
    {
        var copy = new Signal("s1", "t1", SignalKind.Copy, Noon);

        Assert.Equal(1, await KeepAsync(copy));
        var received = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await KeepAsync(copy with { Kind = SignalKind.Edit }));
        Assert.Equal([new() { Fact = copy, At = received }], await Store.OfTraceAsync(Project, "t1", Cancel));
    }
}

public sealed class SignalStoreOnSqlite : SignalStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class SignalStoreOnPostgres : SignalStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
