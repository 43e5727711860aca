using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>A check that is made when its turn comes.</summary>
public sealed class DeferredCheck(string name, Func<IDoctorCheck> create) : IDoctorCheck
{
    public string Name => name;

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken) => create().ExamineAsync(online, cancellationToken);
}
