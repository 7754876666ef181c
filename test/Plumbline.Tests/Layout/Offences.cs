namespace Plumbline.Layout;

/// <summary>What breaks a rule, named in full when a test fails.</summary>
internal static class Offences
{
    public static void None(IEnumerable<string> found)
    {
        string[] all = [.. found];
        Assert.True(all.Length == 0, $"{all.Length} found:\n{string.Join('\n', all)}");
    }
}
