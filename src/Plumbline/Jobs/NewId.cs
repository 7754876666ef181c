namespace Plumbline.Jobs;

/// <summary>An id for something made at this moment, unlike any other; ids made later sort later.</summary>
internal delegate string NewId(DateTimeOffset now);
