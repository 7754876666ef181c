namespace SupportBot.Answers;

/// <summary>What is wrong with the amount a draft states.</summary>
internal enum NumericFault
{
    None,
    WrongMonth,
    WrongLine,
    Slip,
    ForgotCredit,
    Rounded,

    /// <summary>The amount the customer believes in, confirmed although it is wrong.</summary>
    AgreedPremise,
}
