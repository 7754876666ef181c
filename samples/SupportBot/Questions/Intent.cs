namespace SupportBot.Questions;

/// <summary>What a customer wants to know.</summary>
internal enum Intent
{
    /// <summary>What a month's bill comes to.</summary>
    MonthTotal,

    /// <summary>By how much a bill differs from the month before.</summary>
    Change,

    /// <summary>What the add-ons of a month cost together.</summary>
    AddOns,

    /// <summary>How much of a bill is tax and fees.</summary>
    TaxAndFees,

    /// <summary>How much credit and refund there was in all months.</summary>
    Credits,

    /// <summary>What comes back for an add-on cancelled some days after its charge.</summary>
    RefundDue,
}
