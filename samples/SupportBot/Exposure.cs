namespace SupportBot;

/// <summary>In what setting a customer saw an answer.</summary>
public enum Exposure
{
    /// <summary>Ordinary service: one answer, about one customer in ten leaves a thumb.</summary>
    Served,

    /// <summary>The preview programme: customers who agreed to read several drafts of their answer and to rate most of them.</summary>
    Preview,
}
