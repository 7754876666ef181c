using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Which release answers a unit: one conversation, else one user, sees one release throughout, since outcomes of a unit that saw several tell nothing of one.</summary>
internal static class ExposureSlice
{
    /// <summary>The candidate's release for its share of the units; null for the rest, whom production answers.</summary>
    /// <param name="exposure">The candidate and its share; null when none is exposed.</param>
    /// <param name="project">Whose units they are.</param>
    /// <param name="unit">The conversation, user or call.</param>
    public static string? ReleaseFor(Exposure? exposure, string project, string unit) =>
        exposure is { } candidate && Place(candidate.Release, project, unit) < candidate.Share ? candidate.Release : null;

    /// <summary>A place from 0 to 1 that depends on nothing but its names: another candidate divides the units anew.</summary>
    private static double Place(string release, string project, string unit) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{release}\n{project}\n{unit}"))) >> 11) * (1.0 / (1UL << 53));
}
