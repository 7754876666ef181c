namespace SupportBot.Questions;

/// <summary>What a customer asks about the ledger.</summary>
/// <param name="Intent">The kind of question.</param>
/// <param name="Month">The month asked about.</param>
/// <param name="AddOn">The add-on of the month that a refund question is about, 0 or 1.</param>
/// <param name="DaysAfter">Days between that add-on's charge and its cancellation.</param>
/// <param name="Correct">The amount that answers it, in cents.</param>
/// <param name="Premise">The amount the customer believes in, in cents, right or wrong; null when none is named.</param>
internal sealed record Question(Intent Intent, int Month, int AddOn, int DaysAfter, long Correct, long? Premise)
{
    public bool PremiseIsWrong => Premise is { } premise && premise != Correct;
}
