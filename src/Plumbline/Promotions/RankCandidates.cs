using Plumbline.Optimizers;
using Plumbline.Traces;

namespace Plumbline.Promotions;

/// <summary>Puts candidate answers in the order of a release; of production unless another is named.</summary>
internal sealed class RankCandidates(Policies policies, DeploymentStore deployments)
{
    private const int MostCandidates = 256;

    public async Task<Ranked> RunAsync(string project, RankRequest request, CancellationToken cancel)
    {
        if (request.Candidates.Count is 0 or > MostCandidates)
        {
            throw RefusedException.Invalid("candidates", $"Give 1 to {MostCandidates} candidates.");
        }

        if (request.Candidates.Contains(null!) || request.Prompt.Contains(null!))
        {
            throw RefusedException.Invalid("candidates", "Messages and candidates are objects, not null.");
        }

        if (request.Candidates.CountBy(candidate => candidate.Id).FirstOrDefault(count => count.Value > 1) is { Key: { } doubled })
        {
            throw RefusedException.Invalid("candidates", $"'{doubled}' stands twice: candidate ids are unique within a request.");
        }

        var policy = await policies.FindAsync(project, request.Release ?? await deployments.CurrentAsync(project, cancel), cancel);
        var prompt = string.Join('\n', request.Prompt.Select(message => message.Content));
        return new(policy.Release, policy.Rank(prompt, [.. request.Candidates.Select(candidate => (candidate.Id, candidate.Text))]));
    }
}

/// <summary>What to rank.</summary>
/// <param name="Prompt">The messages.</param>
/// <param name="Candidates">The answers to choose from.</param>
/// <param name="Release">The release; production when absent.</param>
internal sealed record RankRequest(IReadOnlyList<Message> Prompt, IReadOnlyList<Candidate> Candidates, string? Release = null);

/// <summary>Candidates best first.</summary>
/// <param name="Release">What ranked them; a trace that serves the first carries it.</param>
/// <param name="Order">Best first.</param>
internal sealed record Ranked(string Release, IReadOnlyList<RankedCandidate> Order);
