namespace Plumbline.Storage;

/// <summary>One thing that was looked at, and how it is.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Healthy">Whether it will do.</param>
/// <param name="Found">What was found, and where it will not do, the remedy.</param>
internal sealed record Diagnosis(string Subject, bool Healthy, string Found);
