using FsCheck;

namespace Plumbline;

/// <summary>Properties on inputs that are the same in every run.</summary>
public static class FixedCheck
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20_260_101, 7).WithQuietOnSuccess(true);

    public static void Holds(Property property) => Check.One(Settings, property);
}
