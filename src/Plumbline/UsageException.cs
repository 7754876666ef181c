namespace Plumbline;

/// <summary>The caller asked for something that cannot be: the message names what, where and the fix. Exit code 64.</summary>
internal sealed class UsageException(string message) : Exception(message);
