using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>What may be built on labels, by how sure one can be that annotators agree.</summary>
public enum AgreementStanding
{
    /// <summary>The interval of α is not known, so neither is this.</summary>
    NotKnown,

    /// <summary>α is at least 0.8, as far as the lower bound shows: draw conclusions.</summary>
    Reliable,

    /// <summary>α is at least 0.667: draw tentative conclusions only.</summary>
    Tentative,

    /// <summary>α is not shown to be 0.667: mend the rubric or train annotators first, or label more items if the interval is wide.</summary>
    Unreliable,
}

/// <summary>The rule by which agreement is called good: on the lower bound of α, so that luck with few items is no excuse.</summary>
public static class AgreementPolicy
{
    /// <summary>From here on conclusions may be drawn.</summary>
    public const double Reliable = 0.8;

    /// <summary>From here on tentative conclusions may be drawn.</summary>
    public const double Tentative = 0.667;

    /// <summary>Judges agreement.</summary>
    /// <param name="alpha">Krippendorff's α with its interval, as <see cref="AgreementTriple"/> gives it.</param>
    /// <returns><see cref="AgreementStanding.NotKnown"/> where α, or its interval, is not known, e.g. because every rating is the same.</returns>
    /// <remarks>Source of the limits: K. Krippendorff, "Content Analysis", 2004, chapter 11; that the bound decides is our own choice.</remarks>
    public static AgreementStanding Of(Measurement alpha) => (alpha as Measurement.Known)?.Interval?.Low switch
    {
        null => AgreementStanding.NotKnown,
        >= Reliable => AgreementStanding.Reliable,
        >= Tentative => AgreementStanding.Tentative,
        _ => AgreementStanding.Unreliable,
    };
}
