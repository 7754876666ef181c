using Plumbline.Pairwise;
using Plumbline.Statistics;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Bradley–Terry of 200 models in 100,000 battles on 20,000 prompts, with errors clustered by prompt.</summary>
internal sealed class BradleyTerryOfMany : MeasureBenchmark
{
    private readonly string with;
    private const int Models = 200;
    private const int Battles = 100_000;
    private readonly Battle[] battles;

    public BradleyTerryOfMany(string python, string with)
        : base(python, with, tolerance: 1e-4)
    {
        this.with = with;
        var (stream, strength) = (new SplitMix64(9), Draw(Models, drawn => drawn * 3, 1));
        var (first, second, won, prompt) = (new int[Battles], new int[Battles], new int[Battles], new int[Battles]);
        for (var battle = 0; battle < Battles; battle++)
        {
            first[battle] = (int)stream.Below(Models);
            second[battle] = (int)((first[battle] + 1 + stream.Below(Models - 1)) % Models);
            won[battle] = stream.NextUnit() < 1 / (1 + Math.Exp(strength[second[battle]] - strength[first[battle]])) ? 1 : 0;
            prompt[battle] = battle / 5;
        }

        Share("battles", first, second, won, prompt);
        string[] models = [.. Enumerable.Range(0, Models).Select(model => $"model-{model:000}")];
        battles = [.. Enumerable.Range(0, Battles).Select(row => new Battle(models[first[row]], models[second[row]], won[row], $"prompt-{prompt[row]}"))];
    }

    /// <summary>A dense table of 100,000 rows takes statsmodels most of a minute.</summary>
    public override int Runs => with == "statsmodels" ? 1 : base.Runs;

    protected override double Measure() => Value(BradleyTerry.Of(battles).Contrast("model-001", "model-000"));
}
