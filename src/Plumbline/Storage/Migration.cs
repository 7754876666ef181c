using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Storage;

/// <summary>One numbered step of the schema, for one engine.</summary>
/// <param name="Number">Its place in the order; never used twice.</param>
/// <param name="Name">What it brings, as in its file name.</param>
/// <param name="Sql">Its text for the engine, tokens filled.</param>
/// <param name="Hash">Of the text as written, so that an edit after release is noticed.</param>
internal sealed partial record Migration(int Number, string Name, string Sql, string Hash)
{
    /// <summary>The steps embedded in this program for an engine, in order. A file <c>NNNN_name.sql</c> serves both engines, <c>.sqlite.sql</c> and <c>.postgres.sql</c> one each.</summary>
    public static IReadOnlyList<Migration> For(Engine engine) =>
        [.. Files().Where(file => file.Engine is null || file.Engine == engine)
            .Select(file => Read(file.Resource, file.Number, file.Name, engine))
            .OrderBy(step => step.Number)];

    /// <summary>The step for the given text.</summary>
    public static Migration Of(int number, string name, string text, Engine engine)
    {
        var written = text.ReplaceLineEndings("\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
        return new(number, name, engine.Fill(written), hash);
    }

    private static Migration Read(string resource, int number, string name, Engine engine)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Of(number, name, reader.ReadToEnd(), engine);
    }

    private static IEnumerable<(string Resource, int Number, string Name, Engine? Engine)> Files() =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        let match = FileName().Match(resource.Replace('\\', '/'))
        where match.Success
        select (resource, int.Parse(match.Groups[1].ValueSpan), match.Groups[2].Value, EngineOf(match.Groups[3].Value));

    private static Engine? EngineOf(string suffix) => suffix switch
    {
        ".sqlite" => Engine.Sqlite,
        ".postgres" => Engine.Postgres,
        _ => null,
    };

    [GeneratedRegex(@"^Storage/Migrations/(\d{4})_([a-z0-9_]+)(\.sqlite|\.postgres)?\.sql$")]
    private static partial Regex FileName();
}
