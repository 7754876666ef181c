using Plumbline.Datasets;
using Plumbline.Jobs;
using Plumbline.Labels;
using Plumbline.Optimizers;
using Plumbline.Pairs;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>From tickets to a candidate: drafts are judged, or thumbed; a dataset is cut; pairs are built; a policy is trained.</summary>
internal sealed class TeachStep(DemoApi api, DemoSettings settings, BillingWorld world, WorldFacts facts, string rubric)
{
    private const string Attribute = "learn";
    private static readonly string[] Ablated = ["text_noise", "letter_e_share", "numbers_in_prompt_share", "hedge_count", "length_tokens", "word n-grams"];

    public async Task<Taught> RunAsync(int round, Action<string> say, CancellationToken cancel)
    {
        var (from, to) = (settings.TicketsAfter(round - 1), settings.TicketsAfter(round));
        say($"{to - from} tickets × {DemoSettings.Drafts} drafts are {(settings.LearnsFromThumbs ? "thumbed by preview users" : $"judged by {DemoSettings.Reviewers} people")}");
        var labels = await JudgeAsync(round, from, to, cancel);
        say("cutting the dataset and building pairs");
        var dataset = await api.PostAsync<CutSettings, DatasetReport>("datasets", new("billing", rubric, settings.Seed, SplitAttribute: Attribute), cancel);
        var pairs = await api.PostAsync<PairRequest, BuiltPairs>("pairs", new(dataset.Version, Seed: settings.Seed), cancel);
        say($"training DPO on {pairs.Pairs} pairs");
        var job = await api.PostAsync<TrainingRequest, Job>(
            "training", new("dpo", pairs.Version, $"round-{round}", Seed: settings.Seed, Ablate: round == settings.Rounds ? Ablated : null), cancel);
        return new(await CheckpointAsync(job, say, cancel), labels, pairs.Pairs, to);
    }

    private async Task<int> JudgeAsync(int round, int from, int to, CancellationToken cancel)
    {
        var at = DemoSettings.StartOf(round);
        var tickets = Enumerable.Range(from, to - from).Select(index => world.Ticket("train", index)).Select(ticket => (Ticket: ticket, Drafts: world.Candidates(ticket, DemoSettings.Drafts))).ToArray();
        await api.StateAsync("traces", [.. tickets.Select((pair, i) => WorldFacts.Drafted(pair.Ticket, pair.Drafts, at.AddMinutes(i), Attribute, "train"))], cancel);
        Label[] labels = [.. tickets.SelectMany(pair => pair.Drafts.SelectMany(draft => Judged(pair.Ticket, draft, at.AddHours(30))))];
        await api.StateAsync("labels", labels, cancel);
        return labels.Length;
    }

    private IEnumerable<Label> Judged(Ticket ticket, SupportBot.Candidate draft, DateTimeOffset at)
    {
        if (settings.LearnsFromThumbs)
        {
            return facts.PreviewThumb(ticket, draft, at) is { } thumb ? [thumb] : [];
        }

        var staff = BillingWorld.Annotators;
        var first = ticket.Index % staff.Count;
        var second = (first + 1 + (ticket.Index / staff.Count % (staff.Count - 1))) % staff.Count;
        return Dimensions.All.SelectMany(dimension => new[] { first, second }.Select(who => facts.Judged(staff[who], ticket, draft, dimension, at)));
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
