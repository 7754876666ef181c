namespace Plumbline.Agreement;

/// <summary>How far apart two ratings are, by the kind of scale they are on.</summary>
public enum Scale
{
    /// <summary>Unordered categories: any difference is a full disagreement.</summary>
    Nominal,

    /// <summary>Ordered categories: disagreement grows with how many ratings lie between.</summary>
    Ordinal,

    /// <summary>Numbers on an equal-interval scale: disagreement grows with the squared distance.</summary>
    Interval,

    /// <summary>Numbers with a true zero: disagreement grows with the squared distance relative to the sum.</summary>
    Ratio,
}
