using System.Security.Cryptography;

namespace Plumbline.Storage;

public sealed class BlobTests
{
    [Fact]
    public void What_gets_smaller_is_compressed()
    {
        var blob = Blob.Of(new byte[100_000]);

        Assert.Equal(("br", 100_000), (blob.Encoding, blob.Size));
        Assert.InRange(blob.Body.Length, 1, 1000);
        Assert.Equal(new byte[100_000], blob.Content());
    }

    // Hashes are as good as noise: nothing makes them smaller.
    [Fact]
    public void What_does_not_get_smaller_is_kept_as_it_is()
    {
        var noise = Enumerable.Range(0, 100).SelectMany(n => SHA256.HashData([(byte)n])).ToArray();

        var blob = Blob.Of(noise);

        Assert.Equal("none", blob.Encoding);
        Assert.Equal(noise, blob.Content());
    }

    // SHA-256 of nothing, FIPS 180-4.
    [Fact]
    public void An_empty_artifact_has_the_published_hash()
    {
        var blob = Blob.Of([]);

        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", blob.Hash);
        Assert.Empty(blob.Content());
    }
}
