namespace SupportBot;

/// <summary>A reviewer with planted skill.</summary>
/// <param name="Id">Name in the product.</param>
/// <param name="Sensitivity">Share of good answers judged good, numeric accuracy and policy alike.</param>
/// <param name="Specificity">Share of bad answers judged bad.</param>
/// <param name="Leniency">Added to the felt tone.</param>
/// <param name="ToneNoise">Standard deviation of the felt tone.</param>
/// <param name="CannotJudgeRate">Share of judgements declined.</param>
public sealed record Annotator(
    string Id, double Sensitivity, double Specificity, double Leniency, double ToneNoise, double CannotJudgeRate);
