using Plumbline.Datasets;
using Plumbline.Jobs;
using Plumbline.Labels;
using Plumbline.Optimizers;
using Plumbline.Pairs;
using Plumbline.Traces;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>From tickets to a candidate: drafts are judged, or thumbed; a dataset is cut; pairs are built; a policy is trained.</summary>
internal sealed class TeachStep(DemoApi api, DemoSettings settings, BillingWorld world, Panel panel, string rubric)
{
    /// <summary>The slice of tickets to learn from.</summary>
    public const string Slice = "train";

    private const string Attribute = "learn";
    private static readonly string[] Ablated = ["text_noise", "letter_e_share", "numbers_in_prompt_share", "hedge_count", "length_tokens", "word n-grams"];

    public async Task<Taught> RunAsync(int round, Action<string> say, CancellationToken cancel)
    {
        var (from, to) = (settings.TicketsAfter(round - 1), settings.TicketsAfter(round));
        say($"{to - from} tickets × {DemoSettings.Drafts} drafts are {(settings.LearnsFromThumbs ? "thumbed by preview users" : $"judged by {DemoSettings.Reviewers} people")}");
        var labels = await JudgeAsync(round, from, to, cancel);
        say("cutting the dataset and building pairs");
        var dataset = await api.PostAsync<CutSettings, DatasetReport>("datasets", Cut(settings.Seed, rubric), cancel);
        var pairs = await api.PostAsync<PairRequest, BuiltPairs>("pairs", new(dataset.Version, Seed: settings.Seed), cancel);
        say($"training DPO on {pairs.Pairs} pairs");
        var job = await api.PostAsync<TrainingRequest, Job>(
            "training", new("dpo", pairs.Version, $"round-{round}", Seed: settings.Seed, Ablate: round == settings.Rounds ? Ablated : null), cancel);
        return new(await CheckpointAsync(job, say, cancel), labels, pairs.Pairs, to);
    }

    /// <summary>How the dataset to learn from is cut.</summary>
    public static CutSettings Cut(ulong seed, string rubric) => new("billing", rubric, seed, SplitAttribute: Attribute);

    /// <summary>A ticket to learn from, as it is stated.</summary>
    public static Trace Stated(DraftedTicket ticket, DateTimeOffset at) => WorldFacts.Drafted(ticket, at, Attribute, "train");

    private async Task<int> JudgeAsync(int round, int from, int to, CancellationToken cancel)
    {
        var at = DemoCalendar.DraftedFrom(round);
        var tickets = DraftedTicket.Slice(world, Slice, to - from, from: from);
        await api.StateAsync("traces", [.. tickets.Select((ticket, i) => Stated(ticket, at.AddMinutes(i)))], cancel);
        Label[] labels = [.. tickets.SelectMany(ticket => panel.Lessons(ticket, settings.LearnsFromThumbs, DemoCalendar.JudgedAt(round)))];
        await api.StateAsync("labels", labels, cancel);
        return labels.Length;
    }

    private async Task<string> CheckpointAsync(Job job, Action<string> say, CancellationToken cancel)
    {
        while (!job.IsFinished)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
            job = await api.GetAsync<Job>($"jobs/{job.Id}", cancel);
            say(job.Progress.Message ?? "training");
        }

        return job.State == JobState.Done
            ? $"checkpoint:{job.Result!.Value.GetProperty("checkpoint").GetString()}"
            : throw new InvalidOperationException($"Training ended as {job.State}: {job.Reason}");
    }
}

/// <summary>What a round learned.</summary>
internal sealed record Taught(string Checkpoint, int Labels, int Pairs, int Tickets);
