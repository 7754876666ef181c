namespace Plumbline.Storage;

/// <summary>The database's schema and this program do not belong together; the message says which is which and what to do.</summary>
internal sealed class SchemaMismatchException(string message) : Exception(message);
