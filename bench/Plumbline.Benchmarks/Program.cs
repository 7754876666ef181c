using Plumbline.Benchmarks;

switch (args)
{
    case ["empty-server", var url]:
        await EmptyServer.RunAsync(url);
        return 0;
    case ["read-lines", .. var files]:
        return LineReader.Run(files);
}

var all = new Dictionary<string, Func<Benchmark>>
{
    ["start-to-listening"] = () => new StartToListening(),
    ["gate"] = () => new GateInProcess(),
    ["gate-command"] = () => new GateCommand(),
    ["dpo"] = () => new DpoTraining(),
    ["demo"] = () => new DemoRun(),
};
if (args.FirstOrDefault(name => !all.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are {string.Join(", ", all.Keys)}.");
    return 64;
}

var load = Machine.Load();
var results = new List<Result>();
foreach (var name in args.Length == 0 ? all.Keys : args.AsEnumerable())
{
    using var benchmark = all[name]();
    results.Add(await Measured.RunAsync(name, benchmark));
    Console.WriteLine(results[^1].ToLine());
}

Console.WriteLine($"Kept in {await ResultFile.WriteAsync(results, load)}.");
return 0;
