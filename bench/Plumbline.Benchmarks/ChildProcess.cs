using System.Diagnostics;

namespace Plumbline.Benchmarks;

/// <summary>A program that is run, timed from its start.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Process process;
    private readonly Task output;
    private double peak;
    private double processor;

    public ChildProcess(string program, params string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than one of those expected.</exception>
    public async Task<Reading> EndAsync(params int[] expected)
    {
        while (!process.HasExited)
        {
            Look();
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(10));
        }

        var reading = Now();
        await output;
        return expected.Contains(process.ExitCode)
            ? reading
            : throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
    }

    /// <summary>Waits until an address answers.</summary>
    public async Task<Reading> AnswersAsync(Uri address)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                Look();
                return Now();
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(2);
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    /// <summary>What it has used so far.</summary>
    public Reading Now()
    {
        Look();
        return new(watch.Elapsed.TotalMilliseconds, peak, processor);
    }

    private void Look()
    {
        try
        {
            process.Refresh();
            peak = Math.Max(peak, process.PeakWorkingSet64 / 1024.0 / 1024);
            processor = process.TotalProcessorTime.TotalMilliseconds;
        }
        catch (InvalidOperationException)
        {
            // It has just ended: the last look stands.
        }
    }
}
