using Plumbline.Client;
using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Layout;

public class PromiseTests
{
    [Fact]
    public void The_public_surface_of_core_is_the_one_promised() => Snapshot.Check("core-api.txt", ApiText.Of(typeof(Measurement).Assembly));

    [Fact]
    public void The_public_surface_of_the_client_is_the_one_promised() => Snapshot.Check("client-api.txt", ApiText.Of(typeof(PlumblineClient).Assembly));

    [Fact]
    public void The_public_surface_of_train_is_the_one_promised() => Snapshot.Check("train-api.txt", ApiText.Of(typeof(RerankingPolicy).Assembly));

    [Fact]
    public void The_verbs_and_their_options_are_the_ones_promised() => Snapshot.Check("cli.txt", CommandText.Of(Verbs.All()));
}
