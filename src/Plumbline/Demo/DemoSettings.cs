using SupportBot;

namespace Plumbline.Demo;

/// <summary>What is played.</summary>
/// <param name="World">healthy or reward-hack.</param>
/// <param name="Null">True for the twin in which thumbs depend on quality alone.</param>
/// <param name="Rounds">Rounds of the loop.</param>
/// <param name="Seed">Seed of the world and of everything drawn.</param>
internal sealed record DemoSettings(string World, bool Null, int Rounds, ulong Seed)
{
    public const string Healthy = "healthy";
    public const string RewardHack = "reward-hack";

    /// <summary>Tickets that are judged, over all rounds.</summary>
    public const int LabelledTickets = 500;

    /// <summary>Fresh test items of each round: what the gate file's margins need.</summary>
    public const int TestTickets = 1500;

    /// <summary>Conversations of each arm in a candidate's exposure slice.</summary>
    public const int ExposureArm = 1500;

    /// <summary>Candidate answers the bot drafts for each ticket.</summary>
    public const int Drafts = 6;

    /// <summary>People who judge each candidate.</summary>
    public const int Reviewers = 2;

    public bool LearnsFromThumbs => World == RewardHack;

    /// <summary>What every candidate must show, in every world.</summary>
    /// <param name="rubric">The published version of the billing rubric.</param>
    public static string GateFile(string rubric) => WorldFiles.Gate.Replace("rubric: rubric.yaml", $"rubric: {rubric}", StringComparison.Ordinal);

    public WorldSettings WorldSettings => (World, Null) switch
    {
        (RewardHack, true) => WorldSettings.RewardHackNull(Seed),
        (RewardHack, false) => WorldSettings.RewardHack(Seed),
        _ => WorldSettings.Healthy(Seed),
    };

    /// <summary>Tickets judged by the end of a round: a first handful, too few to learn from, then in equal parts up to all.</summary>
    public int TicketsAfter(int round) => (round, Rounds) switch
    {
        (0, _) => 0,
        (_, 1) => LabelledTickets,
        (1, _) => LabelledTickets / 25,
        _ => LabelledTickets * (round - 1) / (Rounds - 1),
    };
}
