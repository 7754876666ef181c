using Plumbline.Benchmarks;
using Plumbline.Benchmarks.Capture;
using Plumbline.Benchmarks.Measures;
using Plumbline.Storage;

switch (args)
{
    case ["empty-server", var url]:
        await EmptyServer.RunAsync(url);
        return 0;
    case ["read-lines", .. var files]:
        return LineReader.Run(files);
    case ["near-duplicates" or "exact-duplicates", var count]:
        return Duplicates.Find(count, near: args[0] == "near-duplicates");
}

var all = new Dictionary<string, Func<Benchmark>>
{
    ["start-to-listening"] = () => new StartToListening(),
    ["gate"] = () => new GateInProcess(),
    ["gate-command"] = () => new GateCommand(),
    ["dpo"] = () => new DpoTraining(),
    ["demo"] = () => new DemoRun(),
    ["duplicates"] = () => new Duplicates(),
    ["ingest-sqlite"] = () => new Ingest(Engine.Sqlite, 100, 16, 40_000),
    ["ingest-postgres"] = () => new Ingest(Engine.Postgres, 100, 16, 40_000),
    ["ingest-single-sqlite"] = () => new Ingest(Engine.Sqlite, 1, 64, 20_000),
    ["ingest-single-postgres"] = () => new Ingest(Engine.Postgres, 1, 64, 20_000),
    ["ingest-p99-sqlite"] = () => new LatencyAtHalfLoad(Engine.Sqlite, 5_000),
    ["ingest-p99-postgres"] = () => new LatencyAtHalfLoad(Engine.Postgres, 3_000),
    ["read-newest"] = () => new Read(() => "/api/v1/traces?limit=50"),
    ["read-model"] = () => new Read(() => "/api/v1/traces?limit=50&model=model-1&prompt_version=prompt@2"),
    ["read-down"] = () => new Read(() => "/api/v1/traces?limit=50&feedback=down"),
    ["read-failed"] = () => new Read(() => "/api/v1/traces?limit=50&model=model-1&error=yes"),
    ["read-trace"] = () => new Read(() => $"/api/v1/traces/{FilledStore.SomeTrace}"),
    ["read-board"] = () => new Read(() => "/api/v1/board?days=400&by=model"),
    ["read-text"] = () => new Read(() => "/api/v1/traces?limit=50&text=w1f4g"),
    ["measure-agreement"] = () => new AgreementOfMany(),
    ["measure-crowd"] = () => new DawidSkeneOfMany(),
    ["measure-pairwise"] = () => new BradleyTerryOfMany("bradley_terry", "statsmodels"),
    ["measure-strengths"] = () => new BradleyTerryOfMany("bradley_terry_points", "scikit-learn, without errors"),
    ["measure-gate"] = () => new GateOfMany(),
    ["measure-kappa"] = () => new KappaOfMany(),
    ["measure-samples"] = TwoSamples.KolmogorovSmirnov,
    ["measure-area"] = TwoSamples.Area,
    ["measure-isotonic"] = () => new IsotonicOfMany(),
    ["measure-bootstrap"] = () => new BootstrapOfMany(),
    ["measure-discrepancy"] = () => new DiscrepancyOfMany(),
    ["measure-adjusted"] = () => new AdjustedOfMany(),
};
string[] chosen = [.. args.SelectMany(name => name.EndsWith('*') ? all.Keys.Where(key => key.StartsWith(name[..^1], StringComparison.Ordinal)) : [name])];
if (chosen.FirstOrDefault(name => !all.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are {string.Join(", ", all.Keys)}.");
    return 64;
}

var load = Machine.Load();
var results = new List<Result>();
foreach (var name in args.Length == 0 ? [.. all.Keys] : chosen)
{
    using var benchmark = all[name]();
    results.Add(await Measured.RunAsync(name, benchmark));
    Console.WriteLine(results[^1].ToLine());
}

Console.WriteLine($"Kept in {await ResultFile.WriteAsync(results, load)}.");
return 0;
