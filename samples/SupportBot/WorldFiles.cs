namespace SupportBot;

/// <summary>The files that ship with the billing example, as text.</summary>
public static class WorldFiles
{
    /// <summary>The rubric of the billing team: rubric.yaml.</summary>
    public static string Rubric => Read("rubric.yaml");

    /// <summary>The rubric of a loop that learns from thumbs alone: thumbs.yaml.</summary>
    public static string ThumbsRubric => Read("thumbs.yaml");

    /// <summary>The gate of the billing team: gate.yaml.</summary>
    public static string Gate => Read("gate.yaml");

    /// <summary>A gate that asks for manners alone: manners.yaml.</summary>
    public static string Manners => Read("manners.yaml");

    private static string Read(string name)
    {
        using var stream = typeof(WorldFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
