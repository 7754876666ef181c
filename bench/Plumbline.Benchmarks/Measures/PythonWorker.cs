using System.Diagnostics;
using System.Globalization;

namespace Plumbline.Benchmarks.Measures;

/// <summary>A process of Python that has read its data and does its work once for every line it is sent.</summary>
internal sealed class PythonWorker : IDisposable
{
    private static readonly string[] Programs = ["/usr/bin/python3", "python3"];
    private readonly Process process;

    public PythonWorker(string measure, string folder)
    {
        process = Start(Program!, Path.Combine(Built.Root, "bench/python/measures.py"), measure, folder);
        if (process.StandardOutput.ReadLine() != "ready")
        {
            throw new InvalidOperationException($"The Python side of {measure} did not start.");
        }
    }

    /// <summary>An interpreter that has the libraries; null when none has them all.</summary>
    public static string? Program { get; } = Array.Find(Programs, HasLibraries);

    public (double Milliseconds, double Figure) Run()
    {
        process.StandardInput.WriteLine();
        var answer = process.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException("Python ended before its answer.");
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool HasLibraries(string program)
    {
        try
        {
            using var asked = Start(program, "-c", "import numpy, scipy, statsmodels, sklearn");
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = arguments[0] == "-c" })
        ?? throw new InvalidOperationException($"{program} did not start.");
}
