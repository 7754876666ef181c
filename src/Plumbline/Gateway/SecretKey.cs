using System.Security.Cryptography;
using System.Text;
using Plumbline.Storage;

namespace Plumbline.Gateway;

/// <summary>
/// The key that stored secrets are encrypted with. It is never in the database: it is derived from an environment variable, or lies in a file beside the
/// embedded database that only its owner may read.
/// </summary>
internal sealed class SecretKey
{
    public const string Variable = "PLUMBLINE_SECRET_KEY";
    public const string FileName = "plumbline.key";
    private const int Size = 32;
    private const int ShortestText = 16;
    private readonly Lazy<byte[]> bytes;

    public SecretKey(Database database)
        : this(database.File is { } file ? Path.Combine(Path.GetDirectoryName(file)!, FileName) : null, Environment.GetEnvironmentVariable(Variable))
    {
    }

    /// <param name="file">Where the key lies; null where there is no folder of data, as on PostgreSQL.</param>
    /// <param name="text">The secret of the environment; null when there is none.</param>
    public SecretKey(string? file, string? text) => bytes = new(() => text is { Length: > 0 } ? Derived(text) : FromFile(file), LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="RefusedException">There is no key, and no place for one.</exception>
    public byte[] Bytes => bytes.Value;

    private static byte[] Derived(string text) => text.Length >= ShortestText
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), Size, info: "plumbline stored secrets"u8.ToArray())
        : throw RefusedException.Conflict(Variable, $"It has {text.Length} characters; a secret that cannot be guessed has at least {ShortestText}, such as 'openssl rand -base64 32' gives.");

    private static byte[] FromFile(string? file)
    {
        if (file is null)
        {
            throw RefusedException.Conflict(Variable, "A key is kept encrypted, and on PostgreSQL there is no folder for what encrypts it: set this variable to a secret of your own, the same for every process.");
        }

        if (!File.Exists(file))
        {
            Write(file);
        }

        return File.ReadAllBytes(file) is { Length: Size } key ? key : throw RefusedException.Conflict(FileName, $"{file} is no key of {Size} bytes. Put the right file back, or remove it and set every connection again.");
    }

    /// <summary>Whole or not at all, and the first of two processes wins.</summary>
    private static void Write(string file)
    {
        var part = $"{file}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(part, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
        }
    }
}
