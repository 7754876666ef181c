namespace Plumbline.Signals;

/// <summary>Derives a project's signals by one version of the rules, a few hundred arrivals at a time, from where that version stands.</summary>
internal sealed class DeriveSignals(Arrivals arrivals, EvidenceReader reader, DerivedSignalStore store)
{
    /// <summary>Derives what the next arrivals change. Killed in the middle, nothing of the step is kept and it runs again.</summary>
    public async Task<DerivedSoFar> StepAsync(string project, SignalRuleSet rules, CancellationToken cancel)
    {
        var cursor = await store.CursorAsync(project, rules.Version, cancel) ?? SignalCursor.Start;
        var arrived = await arrivals.AfterAsync(project, cursor, cancel);
        if (arrived.Cursor.Sum == cursor.Sum)
        {
            return new(cursor.Sum, arrived.End);
        }

        var touched = await reader.TouchedAsync(arrived.Traces, cancel);
        var evidence = await reader.OfAsync(touched, cancel);
        var rows = evidence.SelectMany(read => SignalDerivation.Of(rules, read.Evidence).Select(derived => DerivedRow.Of(project, derived, read))).ToArray();
        return await store.ReplaceAsync(project, rules.Version, cursor, arrived.Cursor, touched, rows, cancel)
            ? new(arrived.Cursor.Sum, arrived.End)
            : new(cursor.Sum, Math.Max(arrived.End, cursor.Sum + 1)); // another process was faster
    }

    /// <summary>How far a version of the rules is, without deriving anything.</summary>
    public async Task<DerivedSoFar> SoFarAsync(string project, string rules, CancellationToken cancel)
    {
        var cursor = await store.CursorAsync(project, rules, cancel) ?? SignalCursor.Start;
        return new(cursor.Sum, (await arrivals.LastAsync(cancel)).Zip(cursor.Places, Math.Max).Sum());
    }
}

/// <summary>How far derivation is, in numbers of arrival.</summary>
internal sealed record DerivedSoFar(long Done, long Total)
{
    public bool IsComplete => Done >= Total;
}
