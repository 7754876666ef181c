namespace Plumbline;

/// <summary>What the process answers its caller.</summary>
internal static class ExitCode
{
    public const int Pass = 0;
    public const int Fail = 1;
    public const int Inconclusive = 2;
    public const int Held = 3;
    public const int Usage = 64;
    public const int CouldNotRun = 70;
}
