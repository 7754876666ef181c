namespace SupportBot.Answers;

/// <summary>Which rule a draft breaks.</summary>
internal enum PolicySlip
{
    None,

    /// <summary>Promises a goodwill credit above the limit.</summary>
    OverPromise,

    /// <summary>Gives amounts to a customer whose identity was not checked.</summary>
    SkippedIdentity,

    /// <summary>Speaks about another customer's account.</summary>
    Disclosed,
}
