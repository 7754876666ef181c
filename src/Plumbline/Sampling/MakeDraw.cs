using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Sampling;

/// <summary>Draws traces to be looked at, each with its chance, and keeps the draw.</summary>
internal sealed class MakeDraw(FrameStore frames, TraceWeights weights, DrawStore draws, NewId newId, TimeProvider clock)
{
    /// <summary>The largest pool whose weights are worked out; of more, so many are taken by their random numbers first.</summary>
    private const int LargestPool = 20_000;

    /// <summary>A stratum is read by itself when its chance is so many times the common one.</summary>
    private const double MuchLikelier = 3;

    /// <summary>The draw; one that is kept under the id already is it.</summary>
    /// <exception cref="RefusedException">It cannot be made as asked.</exception>
    public async Task<Draw> RunAsync(string project, DrawRequest request, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. request.Wrong()]);
        if (request.Id is { } known && await draws.FindAsync(project, known, cancel) is { } before)
        {
            return before;
        }

        var now = Microseconds.ToDateTimeOffset(Microseconds.Of(clock.GetUtcNow())); // as it is read again
        var frame = (request.Frame ?? new()) with { To = request.Frame?.To ?? now };
        var bounds = new FrameBounds(frame, frame.From is { } from ? Microseconds.Of(from) : long.MinValue, Microseconds.Of(frame.To.Value), await frames.SettledAsync(cancel));
        var counted = await frames.CountAsync(project, bounds, cancel);
        var (choices, strata) = request.Design == SamplingDesign.Stratified
            ? await StratifiedAsync(project, bounds, request, counted, cancel)
            : (await WeightedAsync(project, bounds, request, counted.Sum(stratum => stratum.Population), cancel), []);
        var draw = new Draw(request.Id ?? newId(now), request with { Frame = frame, Id = null }, counted.Sum(stratum => stratum.Population), choices.Count, strata, await SelectorsAsync(project, request.Design, cancel), now);
        await draws.KeepAsync(project, draw, bounds, [.. choices.Select(choice => new DrawnTrace(choice.Id, choice.Probability, choice.Uniform, choice.Stratum))], cancel);
        return draw;
    }

    private async Task<IReadOnlyList<Selector>> SelectorsAsync(string project, SamplingDesign design, CancellationToken cancel) =>
        design is SamplingDesign.Uncertainty or SamplingDesign.Disagreement ? [.. (await frames.ScorersAsync(project, cancel)).Select(model => new Selector(model))] : [];

    private async Task<IReadOnlyList<NumberedChoice>> WeightedAsync(string project, FrameBounds bounds, DrawRequest request, long population, CancellationToken cancel)
    {
        if (population == 0)
        {
            return [];
        }

        var (seed, even) = ((ulong)request.Seed, request.Design == SamplingDesign.Random ? 1 : request.Even);
        if (request.Design == SamplingDesign.Random)
        {
            var chance = Math.Min(1, (double)request.Count / population);
            var rows = await frames.ReadAsync(project, bounds, seed, chance, null, cancel);
            return NumberedDraw.Stratified(rows.Select(row => new NumberedItem(row.Id, row.Number)), new Dictionary<string, double> { [""] = chance }, seed);
        }

        var share = Math.Min(1, (double)Math.Max(LargestPool, 2 * request.Count) / population);
        var pool = (await frames.ReadAsync(project, bounds, seed, share, null, cancel)).Where(row => NumberedDraw.Turned(row.Number, seed) < share).ToArray();
        var wanted = await weights.OfAsync(request.Design, pool, cancel);
        return NumberedDraw.Weighted([.. pool.Select((row, place) => new NumberedItem(row.Id, row.Number, wanted[place]))], request.Count, even, seed, share);
    }

    private async Task<(IReadOnlyList<NumberedChoice> Choices, IReadOnlyList<DrawnStratum> Strata)> StratifiedAsync(
        string project, FrameBounds bounds, DrawRequest request, IReadOnlyList<CountedStratum> counted, CancellationToken cancel)
    {
        var seed = (ulong)request.Seed;
        var chances = counted.ToDictionary(stratum => stratum.Name, stratum => Math.Min(1, (double)request.Count / stratum.Population), StringComparer.Ordinal);
        if (counted.Sum(stratum => Math.Min(request.Count, stratum.Population)) > DrawRequest.Most)
        {
            throw RefusedException.Invalid("count", $"{request.Count} of each of {counted.Count} strata are more than {DrawRequest.Most} traces; draw fewer, or narrow the frame.");
        }

        var common = counted.Count == 0 ? 1 : MuchLikelier * chances.Values.Min();
        var together = counted.Where(stratum => chances[stratum.Name] <= common).ToArray();
        var rows = new List<FrameRow>();
        if (together.Length > 0)
        {
            var names = together.Select(stratum => stratum.Name).ToHashSet(StringComparer.Ordinal);
            rows.AddRange((await frames.ReadAsync(project, bounds, seed, together.Max(stratum => chances[stratum.Name]), null, cancel)).Where(row => names.Contains(row.Stratum)));
        }

        foreach (var apart in counted.Except(together))
        {
            rows.AddRange(await frames.ReadAsync(project, bounds, seed, chances[apart.Name], apart, cancel));
        }

        var choices = NumberedDraw.Stratified(rows.Select(row => new NumberedItem(row.Id, row.Number, Stratum: row.Stratum)), chances, seed);
        var drawn = choices.CountBy(choice => choice.Stratum!).ToDictionary(StringComparer.Ordinal);
        return (choices, [.. counted.Select(stratum => new DrawnStratum(stratum.Name, stratum.Population, chances[stratum.Name], drawn.GetValueOrDefault(stratum.Name)))]);
    }
}
