using Plumbline.Implicit;
using Plumbline.Lineage;

namespace Plumbline.Signals;

/// <summary>What behaviour says of responses, concluded by versioned rules. The same behaviour gives the same signals, in whatever order and however often it came.</summary>
public static class SignalDerivation
{
    /// <summary>The signals of all responses of some exchanges and interactions, ordered by trace, kind and id.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="exchanges">What traces say, in any order; one trace id counts once.</param>
    /// <param name="interactions">What pages saw, in any order; one id counts once.</param>
    /// <param name="reacted">Traces that somebody said something of on purpose, or that a client stated a signal of.</param>
    /// <remarks>Cost: sorting, and the measure of each edit.</remarks>
    public static IReadOnlyList<DerivedSignal> Of(
        SignalRuleSet rules, IReadOnlyCollection<Exchange> exchanges, IReadOnlyCollection<Interaction> interactions, IReadOnlySet<string> reacted)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(exchanges);
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(reacted);
        var known = exchanges.DistinctBy(exchange => exchange.Trace, StringComparer.Ordinal).ToDictionary(exchange => exchange.Trace, StringComparer.Ordinal);
        var next = known.Values.Where(exchange => exchange.Conversation is not null).GroupBy(exchange => exchange.Conversation, StringComparer.Ordinal)
            .Select(conversation => conversation.OrderBy(exchange => exchange.At).ThenBy(exchange => exchange.Trace, StringComparer.Ordinal).ToArray())
            .SelectMany(conversation => conversation.Zip(conversation.Skip(1))).ToDictionary(pair => pair.First.Trace, pair => pair.Second, StringComparer.Ordinal);
        var seen = interactions.ToLookup(interaction => interaction.Trace, StringComparer.Ordinal);
        return [.. known.Keys.Concat(seen.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(trace =>
            Of(rules, new(trace, known.GetValueOrDefault(trace), next.GetValueOrDefault(trace), [.. seen[trace]], reacted.Contains(trace))))];
    }

    /// <summary>The signals of one response, ordered by kind and id.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="evidence">What is known of it.</param>
    public static IReadOnlyList<DerivedSignal> Of(SignalRuleSet rules, AnswerEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(evidence);
        return [.. new Behaviour(rules, evidence).Signals().OrderBy(derived => derived.Signal.Kind).ThenBy(derived => derived.Signal.Id, StringComparer.Ordinal)];
    }

    /// <summary>What one user did with one response, in the order of time.</summary>
    private sealed class Behaviour
    {
        private readonly SignalRuleSet rules;
        private readonly AnswerEvidence evidence;
        private readonly Interaction[] done;
        private readonly DateTimeOffset? shown;
        private readonly DerivedSignal? edit;

        public Behaviour(SignalRuleSet rules, AnswerEvidence evidence)
        {
            (this.rules, this.evidence) = (rules, evidence);
            done = [.. evidence.Interactions.DistinctBy(one => one.Id, StringComparer.Ordinal).OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal)];
            shown = Of(InteractionKind.Shown).FirstOrDefault()?.At ?? evidence.Exchange?.Answered;
            edit = Edit();
        }

        public IEnumerable<DerivedSignal> Signals() =>
        [
            .. Of(InteractionKind.Copied).Where(IsCopy).DistinctBy(one => one.Text, StringComparer.Ordinal).Select(one => Signal(SignalKind.Copy, one, text: one.Text)),
            .. Of(InteractionKind.FollowedLink).DistinctBy(one => one.Text, StringComparer.Ordinal).Select(one => Signal(SignalKind.ClickThrough, one, text: one.Text)),
            .. new[] { edit, Acceptance(), AskedAgain(), Dwell(), Satisfaction(), Abandonment(), Of(InteractionKind.Escalated).Select(one => Signal(SignalKind.Escalation, one)).FirstOrDefault() }.OfType<DerivedSignal>(),
        ];

        private IEnumerable<Interaction> Of(InteractionKind kind) => done.Where(one => one.Kind == kind);

        /// <summary>Half a word is no use of a response: enough of the copied words have to be words of it.</summary>
        private bool IsCopy(Interaction copied)
        {
            var words = Question.WordsOf(copied.Text!);
            var whole = copied.Before ?? evidence.Exchange?.Response;
            return (whole is null ? words.Count : words.Count(Question.WordsOf(whole).ToHashSet(StringComparer.Ordinal).Contains)) >= rules.CopyWords;
        }

        /// <summary>The last state of the text against the first: what was undone was not changed.</summary>
        private DerivedSignal? Edit()
        {
            var states = done.Where(one => one.Kind == InteractionKind.Edited || (one is { Kind: InteractionKind.Used, Text: not null })).ToArray();
            if (states.Length == 0 || (states.Select(one => one.Before).FirstOrDefault(before => before is not null) ?? evidence.Exchange?.Response) is not { } before)
            {
                return null;
            }

            var share = EditSignal.Of(before, states[^1].Text!).Share;
            return share > 0 ? Signal(SignalKind.Edit, states[^1], share, states[^1].Text) : null;
        }

        private DerivedSignal? Acceptance() => edit?.Signal.Value is { } share && rules.ReadingOf(share) != EditReading.Approval
            ? null
            : Of(InteractionKind.Used).Select(one => Signal(SignalKind.Acceptance, one)).FirstOrDefault();

        /// <summary>The first asking after the response, as the page saw it, else as the next trace tells it: one behaviour, however many saw it.</summary>
        private DerivedSignal? AskedAgain()
        {
            var asked = done.FirstOrDefault(one => one.Kind is InteractionKind.Regenerated or InteractionKind.Asked);
            return asked is { Kind: InteractionKind.Regenerated }
                ? InTime(Elapsed(asked)) ? Signal(SignalKind.Regenerate, asked) : null
                : asked is not null
                    ? Asking(asked.Text!, asked.Before ?? evidence.Exchange?.Asked, Elapsed(asked), asked.At, asked.Id)
                    : evidence.Next is { Asked: { } text } next ? Asking(text, evidence.Exchange?.Asked, (next.At - evidence.Exchange?.Answered)?.TotalSeconds, next.At, next.Trace) : null; // by the product's clock alone
        }

        private DerivedSignal? Asking(string text, string? before, double? elapsed, DateTimeOffset at, string by)
        {
            if (before is not null && Question.Same(before, text))
            {
                return InTime(elapsed) ? Signal(SignalKind.Regenerate, at, by) : null;
            }

            return Question.Corrects(text, rules) ? Signal(SignalKind.FollowUpCorrection, at, by, text: text)
                : before is not null && Question.Likeness(before, text, rules) >= rules.RetryLikeness ? Signal(SignalKind.Retry, at, by, text: text)
                : null;
        }

        private DerivedSignal? Dwell()
        {
            var seconds = Of(InteractionKind.Viewed).OrderBy(one => one.Id, StringComparer.Ordinal).Sum(one => one.Seconds!.Value);
            return seconds > 0 && seconds >= rules.DwellSeconds ? Signal(SignalKind.Dwell, Of(InteractionKind.Viewed).Last(), seconds) : null;
        }

        private DerivedSignal? Satisfaction() => Of(InteractionKind.FollowUp).LastOrDefault() is { } said ? Signal(SignalKind.Satisfaction, said, said.Value) : null;

        /// <summary>Left after long enough without having done anything, while the talk did not go on.</summary>
        private DerivedSignal? Abandonment()
        {
            var left = Of(InteractionKind.Left).MaxBy(one => Elapsed(one) ?? 0);
            var acted = done.Any(one => one.Kind is not (InteractionKind.Shown or InteractionKind.Viewed or InteractionKind.Left));
            return left is not null && !acted && !evidence.Reacted && evidence.Next is null && Elapsed(left) is { } seconds && seconds >= rules.AbandonmentSeconds
                ? Signal(SignalKind.Abandonment, left, seconds)
                : null;
        }

        private bool InTime(double? seconds) => seconds is { } elapsed && elapsed <= rules.RegenerateSeconds;

        /// <summary>Seconds since the response was there; null when nothing says so.</summary>
        private double? Elapsed(Interaction one) => one.Seconds ?? (shown is { } since ? Math.Max(0, (one.At - since).TotalSeconds) : null);

        private DerivedSignal Signal(SignalKind kind, Interaction by, double? value = null, string? text = null) => Signal(kind, by.At, by.Id, value, text);

        private DerivedSignal Signal(SignalKind kind, DateTimeOffset at, string by, double? value = null, string? text = null) => new(
            new($"d{ContentHash.Of($"{kind}\u001f{evidence.Trace}\u001f{by}")[..31]}", evidence.Trace, kind, at, value, text, rules.Version), by);
    }
}
