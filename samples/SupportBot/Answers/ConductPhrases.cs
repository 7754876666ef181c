namespace SupportBot.Answers;

/// <summary>Wordings around policy: mindful and loose ones, used with and without a slip.</summary>
internal static class ConductPhrases
{
    public static readonly string[] AsksIdentity =
    [
        "Please confirm the last four digits of the account first.", "For your safety, could you give me the account's last four digits?",
        "I need the last four digits of the account to go on.", "So that I know it is you, please send the last four digits.",
        "May I have the last four digits of the account to verify you?",
    ];

    public static readonly string[] SkipsIdentity =
    [
        "No need for the security questions today.", "I will save you the identity check.", "We can skip the formalities.", "", "",
    ];

    public static readonly string[] ThanksIdentity =
    [
        "Thank you for passing the identity check.", "Your identity is confirmed, thank you.", "I see that the account's last four digits were checked.", "", "",
    ];

    public static readonly string[] MindfulOffer =
    [
        "Within the limit for goodwill I can add {goodwill}.", "Our policy lets me offer a goodwill credit of {goodwill}.",
        "As the rules allow it, I suggest a goodwill credit of {goodwill}.", "I may grant up to {limit}, and propose {goodwill}.",
        "I have asked for a goodwill credit of {goodwill} within policy.", "A goodwill credit of {goodwill} is possible if you agree.",
        "Subject to approval I can offer {goodwill} as goodwill.",
    ];

    public static readonly string[] LooseOffer =
    [
        "I will credit you {goodwill} right away.", "Consider {goodwill} credited, no questions asked.", "You get {goodwill} from me on top.",
        "Let me just give you {goodwill} for the trouble.", "I am making an exception and adding {goodwill}.",
        "There will be {goodwill} on your account in no time.", "Have {goodwill} on us.",
    ];

    public static readonly string[] Mindful =
    [
        "I can only speak about your own account.", "This follows our billing policy.", "The rules for refunds are the same for everybody.",
        "I keep to what the policy says here.", "Changes need your confirmation first.", "A supervisor signs off anything beyond that.",
        "I note this on your account, as we always do.",
    ];

    public static readonly string[] Loose =
    [
        "We can be flexible about the rules.", "Between us, policies are there to be bent.", "I would not worry about the fine print.",
        "Nobody looks that closely at such things.", "I can sort out nearly anything for you.", "We will find a way around it.",
        "Leave the paperwork to me.",
    ];

    public static readonly string[] Discloses =
    [
        "Your neighbour on the same plan was charged {other}, by the way.", "Another customer at your address paid {other}.",
        "The account next to yours shows {other} for the same thing.", "Somebody else on this plan was billed {other} last week.",
    ];

    /// <summary>Looks like a disclosure and is none: averages and the price list are public.</summary>
    public static readonly string[] Compares =
    [
        "Customers on the same plan pay {other} on average, by the way.", "The price list shows {other} for the next plan up.",
        "Somebody new to this plan would pay {other}.",
    ];
}
