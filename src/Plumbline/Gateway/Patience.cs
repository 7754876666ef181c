namespace Plumbline.Gateway;

/// <summary>Ends a call whose caller left, or whose upstream says nothing for too long.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly TimeSpan span;

    public Patience(TimeSpan span, CancellationToken aborted)
    {
        (this.span, source) = (span, CancellationTokenSource.CreateLinkedTokenSource(aborted));
        Renew();
    }

    public CancellationToken Token => source.Token;

    /// <summary>Something came: waiting begins anew.</summary>
    public void Renew() => source.CancelAfter(span);

    public void Dispose() => source.Dispose();
}
