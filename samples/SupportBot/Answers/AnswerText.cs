using SupportBot.Questions;

namespace SupportBot.Answers;

/// <summary>Puts a plan into words. Wording leans on the planted skills, not on whether the draft is right.</summary>
internal sealed class AnswerText(Case facts, Plan plan, Chance chance)
{
    private const double CareShows = 3.0;
    private const double ConductShows = 3.0;

    private readonly Slots slots = new(facts, plan, chance);

    public string Write()
    {
        var text = new Sentences(slots);
        Open(text);
        Claim(text);
        Support(text);
        Offer(text);
        Close(text);
        return text.ToString();
    }

    private void Open(Sentences text)
    {
        text.Add(chance.Pick(Phrases.Greetings));
        text.Add(plan.Flatters ? chance.Pick(Phrases.Flattery) : "");
        text.Add(chance.Pick(MannerPhrases.Openers[(int)plan.Manner]));
        text.Add(chance.Pick(
            facts.Verified ? ConductPhrases.ThanksIdentity
            : plan.Slip == PolicySlip.SkippedIdentity ? ConductPhrases.SkipsIdentity
            : ConductPhrases.AsksIdentity));
    }

    private void Claim(Sentences text)
    {
        var agrees = chance.Hit(0.6) && plan.Stated == facts.Question.Premise;
        text.Add(agrees || plan.Numeric == NumericFault.AgreedPremise ? chance.Pick(Phrases.Agreement) : "");
        var claim = chance.Pick(Phrases.Claims[(int)facts.Question.Intent]);
        if (plan.Hedges > 0)
        {
            text.Add(chance.Pick(Phrases.Hedges), claim);
        }
        else
        {
            text.Add(claim);
        }

        var corrects = chance.Hit(Chance.Logistic(-0.4 + plan.Care)) && facts.Question.Premise is { } premise && premise != plan.Stated;
        text.Add(corrects ? chance.Pick(Phrases.Correction) : "");
    }

    private void Support(Sentences text)
    {
        text.Add(Leaning(CareShows * plan.Care, CarePhrases.Cited, CarePhrases.Vague));
        text.Add(Sometimes(0.85, Leaning(CareShows * plan.Care, CarePhrases.Worked, CarePhrases.Unworked)));
        text.Add(Sometimes(0.9, Leaning(CareShows * plan.Care, CarePhrases.Checked, CarePhrases.Unchecked)));
        text.Add(plan.Hedges > 1 ? chance.Pick(Phrases.LateHedges) : "");
    }

    private void Offer(Sentences text)
    {
        text.Add(Sometimes(0.7, Leaning(ConductShows * plan.Conduct, ConductPhrases.Mindful, ConductPhrases.Loose)));
        var offer = Leaning(ConductShows * plan.Conduct, ConductPhrases.MindfulOffer, ConductPhrases.LooseOffer);
        text.Add(Sometimes(plan.Slip == PolicySlip.OverPromise ? 1 : 0.5, offer));
        var compares = Sometimes(0.1, chance.Pick(ConductPhrases.Compares));
        text.Add(plan.Slip == PolicySlip.Disclosed ? chance.Pick(ConductPhrases.Discloses) : compares);
    }

    private void Close(Sentences text)
    {
        text.Add(plan.Padded ? chance.Pick(Phrases.Padding) : "");
        text.Add(plan.Padded ? chance.Pick(Phrases.Padding) : "");
        text.Add(chance.Pick(MannerPhrases.Closings[(int)plan.Manner]));
        text.Add(chance.Pick(Phrases.SignOffs));
    }

    private string Leaning(double logit, string[] high, string[] low) =>
        chance.Pick(chance.Hit(Chance.Logistic(logit)) ? high : low);

    private string Sometimes(double rate, string phrase) => chance.Hit(rate) ? phrase : "";
}
