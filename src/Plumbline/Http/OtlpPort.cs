namespace Plumbline.Http;

/// <summary>The port at which exporters of OpenTelemetry look when nothing else is configured, beside the server's own.</summary>
internal static class OtlpPort
{
    private const int Largest = 65_535;

    /// <summary>The addresses, and the first of them once more at the port; as they are without a port.</summary>
    /// <exception cref="UsageException">The port is none.</exception>
    public static string[] Beside(string[] urls, int? port)
    {
        if (port is not { } number)
        {
            return urls;
        }

        var first = BindingAddress.Parse(urls[0]);
        return number is > 0 and <= Largest
            ? [.. urls, $"{first.Scheme}://{first.Host}:{number}"]
            : throw new UsageException($"--otlp-port {number}: a port is a number from 1 to {Largest}; exporters look at 4318.");
    }
}
