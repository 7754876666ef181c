using Plumbline.Datasets;
using Plumbline.Gates;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Pairs;
using Plumbline.Rubrics;
using Plumbline.Statistics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>
/// The demo's loop without a server and a store: the demo's own facts through the product's own functions, in the order in which its routes
/// call them. That it ends where the demo ends is a test of its own.
/// </summary>
internal sealed class OfflineLoop(BillingWorld world, bool thumbs)
{
    private static readonly DpoOptimizer Optimizer = new();

    /// <summary>The policy that a number of tickets teaches; shuffled gives each draft the labels of another one of its ticket.</summary>
    public Policy Train(int tickets, bool shuffled = false)
    {
        var (pairs, items) = Pairs(tickets, shuffled);
        var run = Optimizer.Start(TrainingData.Of(pairs, items, world.Settings.Seed).Training, Optimizer.Settings(null, world.Settings.Seed), null);
        Assert.Equal(run.TotalSteps, run.Steps().Count());
        return Policy.Of("offline", CheckpointBytes.Read(run.Checkpoint(new Dictionary<string, string>())));
    }

    /// <summary>The demo's gate, its rubric published.</summary>
    public static GateRules Gate { get; } = GateFile.Read("gate.yaml", DemoSettings.GateFile(Version(WorldFiles.Rubric)), rubricFiles: false);

    private (IReadOnlyList<PreferencePair> Pairs, IReadOnlyList<DatasetItem> Items) Pairs(int tickets, bool shuffled)
    {
        var text = thumbs ? WorldFiles.ThumbsRubric : WorldFiles.Rubric;
        var (rubric, seed) = (Version(text), world.Settings.Seed);
        var (panel, drafted) = (new Panel(new(world, rubric)), DraftedTicket.Slice(world, TeachStep.Slice, tickets));
        var labels = drafted.SelectMany(ticket => shuffled ? Shuffled(panel, ticket) : panel.Lessons(ticket, thumbs, DemoCalendar.JudgedAt(1)));
        var items = CutDataset.Items(
            [.. drafted.Select(ticket => TeachStep.Stated(ticket, DemoCalendar.DraftedFrom(1)))], labels.ToLookup(label => label.Trace), TeachStep.Cut(seed, rubric), new CountedLabels(rubric), new AnchorSet([]));
        return (PairBuilder.Build(items, new(PairRule.Of(Read(text)), Seed: seed)).Pairs, items);
    }

    private IEnumerable<Label> Shuffled(Panel panel, DraftedTicket ticket)
    {
        string[] drafts = [.. ticket.Drafts.Select(draft => draft.Id)];
        var others = drafts.ToArray();
        SplitMix64.For(world.Settings.Seed, $"shuffled labels/{ticket.Ticket.Id}").Shuffle(others.AsSpan());
        return panel.Lessons(ticket, thumbs, DemoCalendar.JudgedAt(1)).Select(label => label with { Candidate = others[Array.IndexOf(drafts, label.Candidate)] });
    }

    private static Rubric Read(string text) => new RubricYaml("rubric.yaml").Read(text);

    private static string Version(string text) => ContentHash.Of(RubricText.Write(Read(text)));
}
