using System.Reflection;

namespace Plumbline.Properties;

/// <summary>Whatever a caller hands over, Core refuses it by name or answers with figures that are figures, or unknown with a reason.</summary>
public sealed class BadInputTests
{
    private const ulong Worlds = 120;

    public static TheoryData<string> EntryPoints => [.. BadInputEntryPoints.All.Select(BadInputEntryPoints.Signature).Distinct()];

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public async Task Anything_is_measured_or_refused_by_name(string signature)
    {
        var methods = BadInputEntryPoints.All.Where(method => BadInputEntryPoints.Signature(method) == signature);

        var tried = Task.Run(() => methods.Select(Try).ToArray(), TestContext.Current.CancellationToken);

        Assert.All(await tried.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), answered => Assert.InRange(answered, 2, (int)Worlds));
    }

    [Fact]
    public void Every_measure_is_among_them() => Assert.InRange(BadInputEntryPoints.All.Count, 200, 1000);

    /// <summary>How many worlds were answered.</summary>
    private static int Try(MethodInfo method)
    {
        var answered = 0;
        for (ulong seed = 0; seed < Worlds; seed++)
        {
            var world = new BadInputWorld(seed);
            object?[] arguments = [];
            try
            {
                var receiver = method.IsStatic ? null : world.Receiver(method.DeclaringType!);
                arguments = [.. method.GetParameters().Select(world.Make)];
                var wrong = Figures.Wrong(method.Invoke(receiver, arguments), BadInputEntryPoints.HasLimits(method));
                Assert.True(wrong is null, wrong is null ? "" : $"World {seed}: {wrong}. Arguments: {Written.Of(arguments)}");
                answered++;
            }
            catch (TargetInvocationException thrown)
            {
                var refused = thrown.InnerException as ArgumentException;
                Assert.True(refused is not null, refused is null ? $"World {seed}: {thrown.InnerException}. Arguments: {Written.Of(arguments)}" : "");
                Assert.True(refused!.ParamName is { Length: > 0 } || refused.Message.Any(letter => char.IsDigit(letter) || letter is '"' or '\''), $"World {seed}: \"{refused.Message}\" names nothing.");
            }
        }

        return answered;
    }
}
