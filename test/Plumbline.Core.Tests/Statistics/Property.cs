using FsCheck;

namespace Plumbline.Statistics;

internal static class Property
{
    /// <summary>The same random cases in every run, so that a test that passed today passes tomorrow.</summary>
    public static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20240601, 1).WithQuietOnSuccess(true);
}
